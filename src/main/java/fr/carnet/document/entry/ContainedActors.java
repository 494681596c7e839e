package fr.carnet.document.entry;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The resources contained in one DocumentReference, each contained once however often it is referred to. MHD
 * Comprehensive wants author, authenticator and sourcePatientInfo contained.
 */
public final class ContainedActors {
    private final DocumentReference document;
    private final Map<String, Integer> numbers = new HashMap<>();

    public ContainedActors(DocumentReference document) {
        this.document = document;
    }

    /**
     * Contains a resource, or finds the one contained before that says the same.
     *
     * @return the local reference, {@code #practitionerrole-1}
     */
    public Reference contain(DomainResource resource) {
        for (Resource known : document.getContained()) {
            resource.setId(known.getIdElement().getIdPart());
            if (known.equalsDeep(resource)) {
                return new Reference("#" + known.getIdElement().getIdPart());
            }
        }
        String name = resource.fhirType().toLowerCase(Locale.ROOT);
        String id = name + "-" + numbers.merge(name, 1, Integer::sum);
        resource.setId(id);
        document.addContained(resource);
        return new Reference("#" + id);
    }
}
