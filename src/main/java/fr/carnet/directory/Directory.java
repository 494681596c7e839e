package fr.carnet.directory;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Resource;

/** Finds and adds entries of the directory; adding joins the caller's transaction. */
public interface Directory {
    Set<String> TYPES = Set.of("Practitioner", "PractitionerRole", "Organization", "Device");

    /** @param reference {@code Type/id} */
    Optional<Resource> find(String reference);

    /** {@code Type/id} of the entry with this identifier. */
    Optional<String> withIdentifier(String type, BusinessIdentifier identifier);

    /**
     * The entry that bears one of the resource's identifiers, or this resource added as a new one; an existing entry is
     * never changed.
     *
     * @return {@code Type/id}
     * @throws fr.carnet.shared.Refusal {@code invalid} when the resource bears no identifier
     */
    String bring(Resource resource);
}
