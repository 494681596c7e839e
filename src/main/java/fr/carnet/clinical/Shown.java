package fr.carnet.clinical;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.register.Entry;
import fr.carnet.shared.fhir.FhirJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** A clinical resource as it is returned: whatever the version, today's labels in {@code meta.security}. */
@Component
public class Shown {
    /** Recorded by the holder or who acts for him (v3-ObservationValue): not to be taken for a professional's. */
    private static final Coding PATIENT_ASSERTED = new Coding(
            "http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "PATAST", "patient asserted");

    private final CodeLists lists;

    Shown(CodeLists lists) {
        this.lists = lists;
    }

    public Resource of(Entry entry) {
        Resource resource = FhirJson.parse(entry.json());
        List<String> codes = VisibilityLabels.of(entry.facts()).codes();
        resource.getMeta().setSecurity(null);
        for (SecurityLabel label : lists.securityLabels()) {
            if (codes.contains(label.code())) {
                resource.getMeta().addSecurity(new Coding(label.system(), label.code(), label.label()));
            }
        }
        if (statedByPerson(entry)) {
            resource.getMeta().addSecurity(PATIENT_ASSERTED.copy());
        }
        return resource;
    }

    /** Did the holder, a representative or a carer record it? */
    public static boolean statedByPerson(Entry entry) {
        return entry.facts().authors().stream().anyMatch(author -> author.startsWith("ins:"));
    }

    /** Whose word counts first: 0 a professional's or a structure's, 1 Assurance Maladie's, 2 the person's own. */
    public static int rank(Entry entry) {
        if (entry.facts().authors().contains("feed:ALIM_AM")) {
            return 1;
        }
        return statedByPerson(entry) ? 2 : 0;
    }

    /** The same as JSON; what bears no label, today or when it was stored, is returned as it was stored. */
    public String jsonOf(Entry entry) {
        boolean unlabelled = VisibilityLabels.of(entry.facts()).equals(VisibilityLabels.NONE)
                && !statedByPerson(entry)
                && !entry.json().contains("\"security\":");
        return unlabelled ? entry.json() : new String(FhirJson.bytes(of(entry)), StandardCharsets.UTF_8);
    }
}
