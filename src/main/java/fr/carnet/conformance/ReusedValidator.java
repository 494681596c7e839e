package fr.carnet.conformance;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.IValidationContext;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.utils.validation.ValidatorSession;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.IdStatus;
import org.hl7.fhir.r5.utils.xver.XVerExtensionManagerOld;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidatorSettings;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * HAPI's instance validator, but one that keeps its inner validators for the next resource: building one reads a table
 * of 35 ms each time, more than most resources take to examine. An inner validator is used by one thread at a time, clears
 * its state at each start, and is made to forget the rest ({@link ValidatorMemory}).
 */
final class ReusedValidator extends FhirInstanceValidator {
    private static final String MIME_TYPES = "http://hl7.org/fhir/ValueSet/mimetypes";
    /** Idle validators kept, about as many as threads that may validate at once. */
    private static final int KEPT = 16;

    private final Deque<InstanceValidator> idle = new ArrayDeque<>();

    ReusedValidator(IValidationSupport support) {
        super(support);
    }

    @Override
    protected List<ValidationMessage> validate(IValidationContext<?> context) {
        WorkerContextValidationSupportAdapter worker = provideWorkerContext();
        InstanceValidator validator = take(worker);
        List<ValidationMessage> messages = new ArrayList<>();
        byte[] json = context.getResourceAsString().getBytes(StandardCharsets.UTF_8);
        validator.validate(null, messages, new ByteArrayInputStream(json), FhirFormat.JSON, profiles(context, worker));
        giveBack(validator);
        messages.removeIf(message -> message.getMessage() != null && message.getMessage().contains(MIME_TYPES));
        return messages;
    }

    private static List<StructureDefinition> profiles(
            IValidationContext<?> context, WorkerContextValidationSupportAdapter worker) {
        List<StructureDefinition> profiles = new ArrayList<>();
        for (String url : context.getOptions().getProfiles()) {
            StructureDefinition profile = worker.fetchResource(StructureDefinition.class, url);
            if (profile == null) {
                throw new IllegalStateException("A profile that was loaded cannot be prepared: " + url);
            }
            profiles.add(profile);
        }
        return profiles;
    }

    private InstanceValidator take(WorkerContextValidationSupportAdapter worker) {
        synchronized (idle) {
            InstanceValidator kept = idle.poll();
            if (kept != null) {
                return kept;
            }
        }
        return build(worker);
    }

    /** Not called after an exception: a validator that failed is left to the garbage collector. */
    private void giveBack(InstanceValidator validator) {
        ValidatorMemory.forget(validator);
        synchronized (idle) {
            if (idle.size() < KEPT) {
                idle.push(validator);
            }
        }
    }

    private InstanceValidator build(WorkerContextValidationSupportAdapter worker) {
        InstanceValidator validator = new InstanceValidator(
                worker,
                new NullEvaluationContext(),
                new XVerExtensionManagerOld(worker),
                new ValidatorSession(),
                new ValidatorSettings());
        validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
        validator.setAnyExtensionsAllowed(true);
        validator.setResourceIdRule(IdStatus.OPTIONAL);
        validator.setErrorForUnknownProfiles(false);
        validator.setUnknownCodeSystemsCauseErrors(true);
        validator.setNoExtensibleWarnings(true);
        validator.setAllowXsiLocation(true);
        validator.setPolicyAdvisor(getValidatorPolicyAdvisor());
        return validator;
    }
}
