package fr.carnet.conformance;

import fr.carnet.shared.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** Finds contained resources of one id: HAPI writes out only the first, and the others would be lost unsaid. */
final class ContainedOnce {
    private ContainedOnce() {}

    /** @param path FHIRPath of the resource in the input */
    static List<Fault> faults(Resource resource, String path) {
        List<Fault> faults = new ArrayList<>();
        if (resource instanceof Bundle bundle) {
            for (int i = 0; i < bundle.getEntry().size(); i++) {
                faults.addAll(faults(bundle.getEntry().get(i).getResource(), path + ".entry[" + i + "].resource"));
            }
        } else if (resource instanceof DomainResource owner) {
            Set<String> ids = new HashSet<>();
            for (int i = 0; i < owner.getContained().size(); i++) {
                String id = owner.getContained().get(i).getIdElement().getIdPart();
                if (id != null && !ids.add(id)) {
                    faults.add(new Fault(
                            path + ".contained[" + i + "].id",
                            "Deux ressources contenues ont le même id.",
                            "Two contained resources have the same id."));
                }
            }
        }
        return faults;
    }
}
