package fr.carnet.lifecycle;

import fr.carnet.access.AccessState;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordStatus;
import fr.carnet.register.Register;
import java.util.Optional;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;
import ca.uhn.fhir.context.FhirContext;
import org.springframework.stereotype.Component;

/** The Patient as a caller may see it: identity traits and state; contact data only with a valid access. */
@Component
public class HolderView {
    static final String CLOSING = "https://carnet.example/fhir/StructureDefinition/closing";

    private final Register register;
    private final Gate gate;

    HolderView(Register register, Gate gate) {
        this.register = register;
        this.gate = gate;
    }

    public Optional<Patient> of(Call call, RecordStatus status) {
        return parsed(status).map(patient -> shown(call, patient, status));
    }

    /** The same for a caller who was just let in to read the record: while it is open nothing is held back from him. */
    Optional<Patient> admitted(Call call, RecordStatus status) {
        if (status.facts().state() != RecordFacts.State.OPEN) {
            return of(call, status);
        }
        return parsed(status).map(patient -> patient.setActive(true));
    }

    private Optional<Patient> parsed(RecordStatus status) {
        return register.find("Patient", status.facts().patientId())
                .map(entry -> (Patient) FhirContext.forR4Cached().newJsonParser().parseResource(entry.json()));
    }

    private Patient shown(Call call, Patient patient, RecordStatus status) {
        boolean open = status.facts().state() == RecordFacts.State.OPEN;
        patient.setActive(open);
        if (!open) {
            patient.addExtension(closing(status));
        }
        AccessState access = gate.state(call, status.facts());
        if (!access.access().equals("valid")) {
            patient.setTelecom(null);
            patient.setAddress(null);
            patient.setContact(null);
            patient.setPhoto(null);
        }
        return patient;
    }

    private static Extension closing(RecordStatus status) {
        Extension closing = new Extension(CLOSING);
        status.facts().closedAt().ifPresent(at -> closing.addExtension("date", StatusAnswer.instant(at)));
        status.closureReason().ifPresent(reason -> closing.addExtension("reason", new StringType(reason)));
        status.destroyAt().ifPresent(at -> closing.addExtension("destroyAt", StatusAnswer.instant(at)));
        return closing;
    }
}
