package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The states of records and their changes; every method joins the caller's transaction. */
public interface Records {
    Optional<RecordStatus> status(BusinessIdentifier ins);

    Optional<RecordStatus> status(RecordNumber number);

    /** Reserves a number never used before. */
    RecordNumber nextNumber();

    /** Enters a new open record in the directory; fails when the INS has one already. */
    void enter(RecordNumber number, String patientId, Holder holder, Instant openedAt);

    void close(RecordNumber number, Instant at, String reason, Instant destroyAt);

    void reopen(RecordNumber number);

    /** Sets when the closed record will be destroyed, and whether the holder asked for it. */
    void planDestruction(RecordNumber number, Instant destroyAt, boolean requested);

    /**
     * From now on nobody finds the record; its destruction has begun and will be finished whatever happens.
     *
     * @return false, and nothing is changed, when its time has not come (any more): it was reopened in between
     */
    boolean beginDestruction(RecordNumber number, Instant now);

    /**
     * Begins the destruction of a record that a restored database has again although it was destroyed before; whatever its
     * state, and only if it is the same one.
     *
     * @return false when there is no such record
     */
    boolean condemn(RecordNumber number, String patientId, Instant now);

    /** The Patient's id of these records, whatever their state; those that are not there are left out. */
    Map<RecordNumber, String> patientIds(List<RecordNumber> numbers);

    /** The INS, also of a record that is being destroyed, until it is buried. */
    Optional<BusinessIdentifier> insOfAny(RecordNumber number);

    /** Removes the last trace of the identity; a tombstone without identity remains. */
    void bury(RecordNumber number, Instant at);

    /** At most {@code limit} closed records whose time has come, and those whose destruction has begun. */
    List<RecordNumber> dueForDestruction(Instant now, int limit);
}
