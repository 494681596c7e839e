package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;

/** Finds records: by INS or by number. One indexed read each; never lists. */
public interface RecordDirectory {
    Optional<RecordFacts> byIns(BusinessIdentifier ins);

    Optional<RecordFacts> byNumber(RecordNumber number);

    /**
     * The facts, with the record locked until the end of the transaction: every write in a record takes this lock first,
     * so that a deposit and a closing never pass each other.
     */
    Optional<RecordFacts> lock(RecordNumber number);

    /** Any tightening or loosening of rights or visibility in this record: a decision taken before is void. */
    void rightsChanged(RecordNumber number);
}
