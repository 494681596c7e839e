package fr.carnet.clinical;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.Labels;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;

/** The security labels of a stored document with the holder's choice put on them. */
record DocumentLabels(Labels labels) {
    static DocumentLabels read(DocumentReference document, CodeLists lists) {
        return new DocumentLabels(Labels.read(
                document.getSecurityLabel(), lists, SecurityLabel.NORMAL, new Findings("DocumentReference")));
    }

    /**
     * No label sent is lost. A document still hidden from the holder is not masked as well: no document bears both (DOMAIN
     * 2.4); the holder masks it once he sees it.
     */
    DocumentLabels adding(VisibilityLabels chosen) {
        Set<String> codes = new HashSet<>(labels.visibility());
        codes.addAll(chosen.codes());
        if (labels.hiddenFromPatient()) {
            codes.remove(SecurityLabel.MASKED);
        }
        return new DocumentLabels(new Labels(labels.level(), codes));
    }

    /** Exactly these, INVISIBLE_PATIENT apart, which is not the holder's to choose. */
    DocumentLabels becoming(VisibilityLabels chosen) {
        Set<String> kept = labels.hiddenFromPatient() ? Set.of(SecurityLabel.HIDDEN_FROM_PATIENT) : Set.of();
        return new DocumentLabels(new Labels(labels.level(), kept)).adding(chosen);
    }

    List<CodeableConcept> write(CodeLists lists) {
        return labels.write(lists);
    }
}
