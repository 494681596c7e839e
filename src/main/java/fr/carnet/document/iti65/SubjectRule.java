package fr.carnet.document.iti65;

import fr.carnet.document.rules.Findings;
import fr.carnet.document.rules.Subject;
import fr.carnet.shared.BusinessIdentifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;

/**
 * Every part is about the patient of the submission set. Contradictions that show without a database are faults here;
 * whether two ways of naming him mean the same record, the transaction says.
 */
final class SubjectRule {
    private final Sorted sorted;
    private final BundleIndex index;
    private final List<SubjectAt> subjects = new ArrayList<>();

    SubjectRule(Sorted sorted, BundleIndex index) {
        this.sorted = sorted;
        this.index = index;
    }

    List<SubjectAt> apply(Findings findings) {
        sorted.submissionSets.forEach(p -> add(p, p.resource(), p.resource().getSubject()));
        sorted.documents.forEach(p -> add(p, p.resource(), p.resource().getSubject()));
        sorted.folders.forEach(p -> add(p, p.resource(), p.resource().getSubject()));
        sorted.patients.forEach(p -> subjects.add(new SubjectAt(p.path(), ofPatient(p.resource()))));
        for (SubjectAt other : subjects) {
            if (contradicts(subjects.get(0).subject(), other.subject())) {
                findings.at(other.path())
                        .fault(
                                "",
                                "Le titulaire n'est pas celui du lot de soumission.",
                                "The subject is not that of the submission set.");
            }
        }
        return subjects;
    }

    private void add(Placed<?> placed, DomainResource owner, Reference reference) {
        OptionalInt at = index.find(reference.getReference());
        Optional<Placed<Patient>> patient = sorted.patients.stream()
                .filter(p -> at.isPresent() && p.index() == at.getAsInt())
                .findFirst();
        Subject subject = patient.map(p -> ofPatient(p.resource())).orElseGet(() -> Subject.of(owner, reference));
        subjects.add(new SubjectAt(placed.path() + ".subject", subject));
    }

    private static Subject ofPatient(Patient patient) {
        Patient copy = patient.copy();
        copy.setId("p");
        Patient owner = new Patient();
        owner.addContained(copy);
        return Subject.of(owner, new Reference("#p"));
    }

    private static boolean contradicts(Subject one, Subject other) {
        boolean otherLiteral = one.literal().filter(SubjectRule::relative).isPresent()
                && other.literal().filter(SubjectRule::relative).isPresent()
                && !one.literal().equals(other.literal());
        Set<String> systems = one.ins().stream().map(BusinessIdentifier::system).collect(Collectors.toSet());
        Set<BusinessIdentifier> common = new HashSet<>(one.ins());
        common.retainAll(other.ins());
        boolean otherIns = common.isEmpty() && other.ins().stream().anyMatch(i -> systems.contains(i.system()));
        return otherLiteral || otherIns;
    }

    private static boolean relative(String literal) {
        return literal.matches("Patient/[A-Za-z0-9\\-.]{1,64}");
    }
}
