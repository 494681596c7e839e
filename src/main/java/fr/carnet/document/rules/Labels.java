package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * The security labels of a document as a set: exactly one of N, R, V and 0 to 3 visibility labels (DOMAIN 2.4, points 2
 * and 3). Both input styles are accepted: a visibility label beside N, or in its place.
 *
 * @param level N, R or V
 * @param visibility codes among MASQUE_PS, INVISIBLE_PATIENT, INVISIBLE_REPRESENTANTS_LEGAUX
 */
public record Labels(String level, Set<String> visibility) {
    private static final String ELEMENT = "securityLabel";

    public Labels {
        visibility = Set.copyOf(visibility);
    }

    /**
     * Reads labels as sent.
     *
     * @param levelIfAbsent level to give when none is sent
     */
    public static Labels read(
            List<CodeableConcept> sent, CodeLists lists, String levelIfAbsent, Findings findings) {
        Set<String> levels = new LinkedHashSet<>();
        Set<String> visibility = new LinkedHashSet<>();
        for (int i = 0; i < sent.size(); i++) {
            List<SecurityLabel> known = known(sent.get(i), lists);
            if (known.isEmpty()) {
                findings.fault(
                        ELEMENT + "[" + i + "]",
                        "Cette étiquette n'est ni une confidentialité N, R ou V ni une étiquette de visibilité connue.",
                        "This label is neither a confidentiality N, R or V nor a known visibility label.");
            }
            known.forEach(l -> (l.confidentiality() ? levels : visibility).add(l.code()));
        }
        return of(levels, visibility, levelIfAbsent, findings);
    }

    private static Labels of(Set<String> levels, Set<String> visibility, String levelIfAbsent, Findings findings) {
        if (levels.size() > 1) {
            findings.fault(
                    ELEMENT,
                    "Un document porte exactement une confidentialité parmi N, R et V.",
                    "A document bears exactly one confidentiality among N, R and V.");
        }
        Labels labels = new Labels(levels.stream().findFirst().orElse(levelIfAbsent), visibility);
        if (labels.masked() && labels.hiddenFromPatient()) {
            findings.fault(
                    ELEMENT,
                    "MASQUE_PS et INVISIBLE_PATIENT ne peuvent pas être portés ensemble.",
                    "MASQUE_PS and INVISIBLE_PATIENT cannot be borne together.");
        }
        return labels;
    }

    private static List<SecurityLabel> known(CodeableConcept concept, CodeLists lists) {
        return concept.getCoding().stream()
                .map(c -> lists.securityLabel(c.getSystem(), c.getCode()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The canonical form: the level first, one CodeableConcept for each label. */
    public List<CodeableConcept> write(CodeLists lists) {
        List<CodeableConcept> written = new ArrayList<>();
        for (SecurityLabel label : lists.securityLabels()) {
            if (label.code().equals(level) || visibility.contains(label.code())) {
                written.add(new CodeableConcept(new Coding(label.system(), label.code(), label.label())));
            }
        }
        return written;
    }

    public Labels with(String label) {
        Set<String> more = new LinkedHashSet<>(visibility);
        more.add(label);
        return new Labels(level, more);
    }

    public boolean masked() {
        return visibility.contains(SecurityLabel.MASKED);
    }

    public boolean hiddenFromPatient() {
        return visibility.contains(SecurityLabel.HIDDEN_FROM_PATIENT);
    }

    public boolean hiddenFromRepresentatives() {
        return visibility.contains(SecurityLabel.HIDDEN_FROM_REPRESENTATIVES);
    }
}
