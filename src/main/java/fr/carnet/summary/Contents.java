package fr.carnet.summary;

import fr.carnet.access.Entrance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Provenance;

/**
 * What one caller may see of a record, by section.
 *
 * @param lines by code of the section, the latest first; a section with nothing has an empty list
 * @param sources where what was drawn from documents comes from
 * @param outOfScope types the caller's token leaves out
 * @param at business time
 */
record Contents(
        Entrance entrance,
        Patient holder,
        Map<String, List<Told>> lines,
        List<Provenance> sources,
        Set<String> outOfScope,
        Instant at) {

    List<Told> of(SummaryRules.Section section) {
        return lines.getOrDefault(section.code(), List.of());
    }

    /** Does the token leave out everything this section is made of? */
    boolean leftOut(SummaryRules.Section section) {
        return section.take().stream().allMatch(take -> outOfScope.contains(take.type()));
    }
}
