package fr.carnet.register;

import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources outside an entry whose name or identifier its search values need: the author {@code Practitioner/…} of the
 * shared directory. Contained resources need none of this. Optional: without it, such authors are found by reference only.
 */
@FunctionalInterface
public interface ReferenceTargets {
    /** @param reference relative literal reference, {@code Type/id} */
    Optional<Resource> resolve(String reference);
}
