package fr.carnet.extraction.cda;

import fr.carnet.shared.cda.CdaElement;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What stands around a statement and is part of what it says.
 *
 * @param section LOINC code of its section
 * @param templates those of every statement around it
 * @param concern status of the innermost act, {@code ""} when none
 * @param isolate the germ (IHE PaLM Laboratory Isolate Organizer) that results of an antibiogram are about
 * @param heading under which a battery puts its results
 */
record Around(
        String section,
        Set<String> templates,
        String concern,
        Optional<CdaElement> isolate,
        Optional<String> heading) {
    private static final String ISOLATE = "1.3.6.1.4.1.19376.1.3.1.5";

    static Around of(String section, CdaElement entry) {
        return new Around(section, entry.templates(), "", Optional.empty(), Optional.empty());
    }

    Around within(CdaElement node) {
        Set<String> own = node.templates();
        Set<String> all = new HashSet<>(templates);
        all.addAll(own);
        boolean act = node.name().equals("act");
        return new Around(
                section,
                all,
                act ? node.first("statusCode").flatMap(status -> status.attribute("code")).orElse(concern) : concern,
                own.contains(ISOLATE) ? node.first("specimen/specimenRole") : isolate,
                node.name().equals("organizer")
                        ? node.first("code/qualifier/value").flatMap(value -> value.attribute("displayName")).or(() -> heading)
                        : heading);
    }
}
