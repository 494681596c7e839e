package fr.carnet.directory;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/** Keeps the entries outside every record; writing joins the caller's transaction. */
public interface EntryStore {
    /** @param resource bears its id; answered with version and date */
    Resource create(Resource resource);

    Resource update(Resource resource);

    /** Only to be asked for what is known to exist. */
    Optional<Resource> read(String type, String id);
}
