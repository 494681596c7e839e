package fr.carnet.access;

import fr.carnet.access.consent.ConsentShelf;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.RecordNumber;
import org.springframework.stereotype.Component;

/** What the life of a record does to the rights in it; to be called in the transaction that closes or destroys it. */
@Component
public class RecordRights implements HoldsRecordData {
    private final ConsentShelf consents;
    private final GrantBook grants;

    RecordRights(ConsentShelf consents, GrantBook grants) {
        this.consents = consents;
        this.grants = grants;
    }

    /** The record closes: grants, care teams and emergency accesses end for good, blocks and emergency refusals stay. */
    public void closed(RecordNumber record) {
        consents.endGrants(record);
        grants.endEmergencies(record);
        grants.endTeams(record);
    }

    /** The record is destroyed: no right, link or emergency of it stays. */
    @Override
    public void destroy(RecordNumber record) {
        grants.erase(record);
    }
}
