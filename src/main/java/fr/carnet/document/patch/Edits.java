package fr.carnet.document.patch;

import org.hl7.fhir.r4.model.DomainResource;

/** A parsed patch document of one of the three forms. */
interface Edits {
    /**
     * @param stub a resource that holds only what may be updated; not changed
     * @return the stub as it becomes
     */
    DomainResource apply(DomainResource stub);
}
