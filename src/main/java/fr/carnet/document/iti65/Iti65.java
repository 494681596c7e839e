package fr.carnet.document.iti65;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.Level;
import fr.carnet.document.rules.Profiles;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.ListResource;

/** Reads a transaction Bundle as an ITI-65 submission and judges it as a whole. */
public final class Iti65 {
    private final CodeLists lists;

    public Iti65(CodeLists lists) {
        this.lists = lists;
    }

    /** A transaction that claims an ITI-65 profile or carries a submission set is judged as a submission (CONTRACT 6). */
    public static boolean recognises(Bundle bundle) {
        return bundle.getType() == BundleType.TRANSACTION
                && (Profiles.submission(bundle).isPresent() || carriesSubmissionSet(bundle));
    }

    private static boolean carriesSubmissionSet(Bundle bundle) {
        return bundle.getEntry().stream()
                .anyMatch(e -> e.getResource() instanceof ListResource list && MhdList.isSubmissionSet(list));
    }

    /** @param bundle as sent; never changed */
    public Submission read(Bundle bundle) {
        Findings findings = new Findings("Bundle");
        Optional<Level> promised = Profiles.submission(bundle);
        if (promised.isEmpty()) {
            findings.fault(
                    "meta.profile",
                    "Un lot de soumission déclare un profil ITI-65 (IHE MHD ou PDSm) dans meta.profile.",
                    "A submission claims an ITI-65 profile (IHE MHD or PDSm) in meta.profile.");
        }
        Level level = promised.orElse(Level.MINIMAL);
        BundleIndex index = new BundleIndex(bundle, findings);
        Sorted sorted = new EntrySorter(lists, findings).sort(bundle);
        ListRule rule = new ListRule(level);
        sorted.submissionSets.forEach(s -> rule.submissionSet(s.resource(), findings.at(s.path())));
        sorted.folders.forEach(f -> rule.folder(f.resource(), findings.at(f.path())));
        counts(sorted, findings);
        List<SubmittedDocument> documents = new LinkRule(sorted, index, findings).apply();
        List<SubjectAt> subjects = new SubjectRule(sorted, index).apply(findings);
        return new Submission(
                level,
                sorted.submissionSets.stream().findFirst(),
                documents,
                sorted.folders,
                sorted.patches,
                sorted.patients.stream().findFirst(),
                sorted.directory,
                subjects,
                findings.warnings(),
                findings.faults());
    }

    private static void counts(Sorted sorted, Findings findings) {
        if (sorted.submissionSets.size() != 1) {
            findings.fault(
                    "entry",
                    "Un dépôt a exactement un lot de soumission.",
                    "A submission has exactly one submission set.");
        }
        if (sorted.documents.isEmpty()) {
            findings.fault("entry", "Un dépôt a au moins un document.", "A submission has at least one document.");
        }
    }
}
