package fr.carnet.audit;

import fr.carnet.access.Call;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;

/**
 * Decides, for the trace, who a caller is in a record. Offered by what holds the rights; this room asks no more than
 * this.
 */
public interface Viewers {
    /**
     * For a caller who names a record by exactly one of the two.
     *
     * @param patientId id of the Patient
     * @throws fr.carnet.shared.Refusal {@code not-yours}, {@code record-closed}, {@code record-unknown}…, traced by the
     *     decision
     */
    Viewing ofNamed(Call call, Optional<String> patientId, Optional<BusinessIdentifier> ins);

    /** For a caller who names one trace entry by its id; empty whatever the reason when he may not look. */
    Optional<Viewing> ofNumber(Call call, RecordNumber record);

    /** @param record the record looked into */
    record Viewing(RecordFacts record, Viewer viewer) {}
}
