package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;

/** Finds records: by INS or by the id of the Patient. One indexed read each; never lists. */
public interface RecordDirectory {
    Optional<RecordFacts> byIns(BusinessIdentifier ins);

    Optional<RecordFacts> byNumber(RecordNumber number);

    /** Any tightening or loosening of rights or visibility in this record: a decision taken before is void. */
    void rightsChanged(RecordNumber number);
}
