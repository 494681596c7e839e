package fr.carnet.lifecycle;

import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.time.LocalDate;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Patient;
import org.springframework.stereotype.Component;

/**
 * The death of the holder, declared by an agent of the Assurance Maladie: the record closes and is kept ten years like
 * any other; nobody reopens it or has it deleted sooner. Those entitled ask for access under CSP L1110-4 V, outside
 * Carnet. Declared by mistake, it is withdrawn, and the record may be reopened.
 */
@Component
public class DeclareDeath {
    private static final String REASON = "Décès du titulaire";

    private final ChangeState changes;
    private final Deaths deaths;
    private final Records records;
    private final Register register;
    private final BusinessClock clock;

    DeclareDeath(ChangeState changes, Deaths deaths, Records records, Register register, BusinessClock clock) {
        this.changes = changes;
        this.deaths = deaths;
        this.records = records;
        this.register = register;
        this.clock = clock;
    }

    /**
     * @param date day of death, from the birth date to today
     * @throws Refusal {@code invalid} for another date, {@code not-permitted} for anybody but an agent
     */
    public RecordStatus declare(Call call, String patientId, LocalDate date) {
        Entrance entrance = enter(call, patientId, "$declare-death");
        if (date == null || date.isAfter(clock.today()) || date.isBefore(entrance.record().birthDate())) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Parameters.parameter.where(name='date')",
                    "Indiquez la date du décès (paramètre date), entre la naissance et aujourd'hui.",
                    "Give the date of death (parameter date), between birth and today.");
        }
        if (deaths.of(entrance.record().number()).isEmpty()) {
            deaths.declare(entrance.record().number(), date, clock.now());
            mark(entrance, new DateTimeType(date.toString()));
            if (entrance.record().state() == RecordFacts.State.OPEN) {
                changes.closeFor(call, entrance, REASON);
            }
        }
        return records.status(entrance.record().number()).orElseThrow();
    }

    /** Declared by mistake: the record stays closed until it is reopened. */
    public RecordStatus withdraw(Call call, String patientId) {
        Entrance entrance = enter(call, patientId, "$withdraw-death");
        if (deaths.of(entrance.record().number()).isPresent()) {
            deaths.forget(entrance.record().number());
            mark(entrance, null);
        }
        return records.status(entrance.record().number()).orElseThrow();
    }

    private Entrance enter(Call call, String patientId, String operation) {
        Entrance entrance = changes.enter(call, patientId, Need.CLOSE, operation);
        if (entrance.standing() != Standing.AGENT) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        return entrance;
    }

    private void mark(Entrance entrance, DateTimeType death) {
        Entry entry = register.find("Patient", entrance.record().patientId()).orElseThrow();
        Patient patient = FhirJson.parse(Patient.class, entry.json());
        patient.setDeceased(death);
        register.update(entry, patient, entry.facts());
    }
}
