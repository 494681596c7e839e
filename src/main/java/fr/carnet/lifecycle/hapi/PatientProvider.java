package fr.carnet.lifecycle.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Patch;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.access.hapi.Patches;
import fr.carnet.lifecycle.ContactData;
import fr.carnet.lifecycle.HolderView;
import fr.carnet.lifecycle.StatusQuestion;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.OneId;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** {@code /fhir/Patient}: the test of existence by INS (TD0.2), reading, and contact data changed by the holder. */
@Component
class PatientProvider implements IResourceProvider, OfferedProvider {
    private static final Set<String> PARAMETERS = Set.of("identifier", "_format", "_pretty", "_elements", "_summary");

    private final Desk desk;
    private final StatusQuestion question;
    private final HolderView view;
    private final ContactData contactData;

    PatientProvider(Desk desk, StatusQuestion question, HolderView view, ContactData contactData) {
        this.desk = desk;
        this.question = question;
        this.view = view;
        this.contactData = contactData;
    }

    @Override
    public Class<Patient> getResourceType() {
        return Patient.class;
    }

    @Search(allowUnknownParams = true)
    public Bundle find(RequestDetails request) {
        BusinessIdentifier ins = onlyIdentifier(request);
        return desk.serve(request, call -> {
            Bundle found = new Bundle().setType(Bundle.BundleType.SEARCHSET);
            question.search(call, ins)
                    .flatMap(status -> view.of(call, status))
                    .ifPresent(patient -> found.addEntry()
                            .setFullUrl(request.getFhirServerBase() + "/Patient/"
                                    + patient.getIdElement().getIdPart())
                            .setResource(patient)
                            .getSearch()
                            .setMode(Bundle.SearchEntryMode.MATCH));
            return found.setTotal(found.getEntry().size());
        });
    }

    private static BusinessIdentifier onlyIdentifier(RequestDetails request) {
        Set<String> others = new TreeSet<>(request.getParameters().keySet());
        others.removeAll(PARAMETERS);
        String[] values = request.getParameters().get("identifier");
        if (!others.isEmpty() || values == null || values.length != 1) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    others.isEmpty() ? "identifier" : others.iterator().next(),
                    "Un Patient se cherche par identifier=SYSTEME|VALEUR, et seulement ainsi.",
                    "A Patient is searched by identifier=SYSTEM|VALUE, and only so.");
        }
        return BusinessIdentifier.parse(values[0])
                .filter(one -> !one.value().contains(","))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        "identifier",
                        "Indiquez l'INS sous la forme SYSTEME|VALEUR.",
                        "Give the INS as SYSTEM|VALUE."));
    }

    @Read
    public Patient read(@IdParam IdType id, RequestDetails request) {
        return desk.serve(request, call -> contactData.read(call, id.getIdPart()));
    }

    @Patch
    public MethodOutcome patch(
            @IdParam IdType id, PatchTypeEnum kind, @ResourceParam String body, RequestDetails request) {
        String one = OneId.of(id);
        return desk.serve(request, call -> {
            Patient patient = contactData.change(
                    call, one, current -> Patches.apply(current, kind, body), IfMatch.of(request));
            MethodOutcome outcome = new MethodOutcome(patient.getIdElement().toUnqualified(), false);
            outcome.setResource(patient);
            return outcome;
        });
    }
}
