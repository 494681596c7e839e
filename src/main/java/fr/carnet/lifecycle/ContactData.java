package fr.carnet.lifecycle;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.Records;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.IfMatch;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/** Reads the holder's Patient and lets him, or his representative, change how he is reached: telecom and address only. */
@Component
public class ContactData {
    private final Gate gate;
    private final NamedRecords names;
    private final RecordDirectory directory;
    private final Records records;
    private final Register register;
    private final HolderView view;

    ContactData(
            Gate gate,
            NamedRecords names,
            RecordDirectory directory,
            Records records,
            Register register,
            HolderView view) {
        this.gate = gate;
        this.names = names;
        this.directory = directory;
        this.records = records;
        this.register = register;
        this.view = view;
    }

    /** The Patient, for those who may read the record. */
    public Patient read(Call call, String id) {
        Entrance entrance = gate.enter(call, names.byPatientId(id), Ask.read("read", "Patient"));
        return view.admitted(call, records.status(entrance.record().number()).orElseThrow())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    /**
     * @param ifMatch version the caller last saw, empty when he does not say
     * @throws Refusal {@code element-not-updatable} when anything but telecom and address would change
     */
    public Patient change(Call call, String id, UnaryOperator<Patient> edit, Optional<Integer> ifMatch) {
        RecordNumber.ofId(id).ifPresent(directory::lock);
        Entrance entrance =
                gate.enter(call, names.byPatientId(id), Ask.update("patch", "Patient").needing(Need.HOLD));
        Entry entry = register.find("Patient", entrance.record().patientId()).orElseThrow();
        IfMatch.require(ifMatch, entry.version());
        Patient current = parsed(entry);
        Patient next = edit.apply(current.copy());
        if (!withoutContact(current).equalsDeep(withoutContact(next))) {
            throw Refusal.of(
                    ErrorCode.ELEMENT_NOT_UPDATABLE,
                    "Patient",
                    "Seuls telecom et address peuvent changer.",
                    "Only telecom and address may change.");
        }
        return parsed(register.update(entry, next, entry.facts()));
    }

    private static Patient withoutContact(Patient patient) {
        Patient rest = patient.copy();
        rest.setTelecom(null);
        rest.setAddress(null);
        rest.setMeta(null);
        return rest;
    }

    private static Patient parsed(Entry entry) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Patient.class, entry.json());
    }
}
