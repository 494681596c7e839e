package fr.carnet.register;

import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import org.hl7.fhir.r4.model.Resource;

/** Where the versions themselves are kept: HAPI JPA, one partition per record. Joins the caller's transaction. */
public interface VersionStore {
    /** Stores version 1 under the id the resource already bears. */
    StoredVersion create(RecordNumber record, Resource resource);

    /** Stores the next version of the resource with that id. */
    StoredVersion update(RecordNumber record, Resource resource);

    /**
     * @param resourcePid HFJ_RESOURCE.RES_ID, the link from the register to the store (with the partition number)
     * @param version HFJ_RES_VER.RES_VER
     * @param lastUpdated machine time of the version
     * @param text the JSON as it is stored
     */
    record StoredVersion(long resourcePid, int version, Instant lastUpdated, String text) {}
}
