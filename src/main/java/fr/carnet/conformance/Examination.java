package fr.carnet.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** HAPI's instance validator with this installation's definitions, in process and without a network. */
@Component
class Examination {
    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);

    private final FhirValidator validator;

    Examination(ConformanceResources resources) {
        FhirContext fhir = FhirContext.forR4Cached();
        PrePopulatedValidationSupport known = new PrePopulatedValidationSupport(fhir);
        resources.all().forEach(resource -> offer(resource, known));
        ReusedValidator module = new ReusedValidator(new ValidationSupportChain(
                new LeanDefinitions(fhir),
                known,
                new CommonCodeSystemsTerminologyService(fhir),
                new InMemoryTerminologyServerValidationSupport(fhir),
                new SnapshotGeneratingValidationSupport(fhir)));
        validator = fhir.newValidator().registerValidatorModule(module);
    }

    /** Every message about the resource as FHIR R4 defines its type. */
    List<SingleValidationMessage> base(Resource prepared) {
        return examine(prepared, new ValidationOptions());
    }

    /** Every message about the resource as R4 and that profile define it. */
    List<SingleValidationMessage> against(Resource prepared, StructureDefinition profile) {
        return examine(prepared, new ValidationOptions().addProfile(profile.getUrl()));
    }

    private List<SingleValidationMessage> examine(Resource prepared, ValidationOptions options) {
        try {
            return validator.validateWithResult(prepared, options).getMessages();
        } catch (RuntimeException failed) {
            // The validator throws whatever it meets on odd shapes; what cannot be examined is not taken for valid.
            LOG.warn("validation-failed type={} cause={}", prepared.fhirType(), failed.getClass().getName());
            SingleValidationMessage message = new SingleValidationMessage();
            message.setSeverity(ResultSeverityEnum.FATAL);
            message.setLocationString(prepared.fhirType());
            message.setMessage("The resource has a shape that cannot be examined.");
            return List.of(message);
        }
    }

    private static void offer(MetadataResource resource, PrePopulatedValidationSupport known) {
        if (resource instanceof StructureDefinition definition) {
            known.addStructureDefinition(definition);
        } else if (resource instanceof ValueSet valueSet) {
            known.addValueSet(valueSet);
        } else if (resource instanceof CodeSystem codeSystem) {
            known.addCodeSystem(codeSystem);
        }
    }
}
