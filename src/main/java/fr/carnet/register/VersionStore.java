package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Where the versions themselves are kept: HAPI's tables, one partition per record. Joins the caller's transaction. */
public interface VersionStore {
    /** Version 1 of a resource, under the id it already bears; nothing is stored before {@link #insert}. */
    Draft draft(RecordNumber record, Resource resource);

    /** Stores what was drafted here, together. */
    void insert(List<Draft> drafts);

    /** Stores the next version of the resource with that id. */
    StoredVersion update(RecordNumber record, Resource resource);

    /** A version about to be stored. */
    interface Draft {
        StoredVersion version();
    }

    /**
     * @param resourcePid HFJ_RESOURCE.RES_ID, the link from the register to the store (with the partition number)
     * @param version HFJ_RES_VER.RES_VER
     * @param lastUpdated machine time of the version
     * @param text the JSON as it is stored
     */
    record StoredVersion(long resourcePid, int version, Instant lastUpdated, String text) {}
}
