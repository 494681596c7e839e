package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.conformance.CodeLists;
import fr.carnet.directory.Directory;
import fr.carnet.document.iti65.Iti65;
import fr.carnet.document.iti65.Placed;
import fr.carnet.document.iti65.SubjectAt;
import fr.carnet.document.iti65.Submission;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Provide Document Bundle (ITI-65): a submission set with its documents, contents and folders, all or nothing. Read and
 * judged as a whole first; the answer has one entry per entry sent, in order.
 */
@Component
public class ProvideSubmission {
    static final Ask DOCUMENT = Ask.deposit("ITI-65", "DocumentReference");
    private static final Ask LIST = Ask.deposit("ITI-65", "List");

    /** A role refers to its professional and its structure, which must be there first. */
    private static final Comparator<Placed<Resource>> ROLES_LAST =
            Comparator.comparing(entry -> entry.resource() instanceof PractitionerRole);

    private final DocumentDesk desk;
    private final NamedRecords names;
    private final Directory directory;
    private final ListShelf lists;
    private final ContentSubject contentSubject;
    private final SubmittedPatches patches;
    private final Iti65 iti65;

    ProvideSubmission(
            DocumentDesk desk,
            NamedRecords names,
            Directory directory,
            ListShelf lists,
            ContentSubject contentSubject,
            SubmittedPatches patches,
            CodeLists codes) {
        this.desk = desk;
        this.names = names;
        this.directory = directory;
        this.lists = lists;
        this.contentSubject = contentSubject;
        this.patches = patches;
        this.iti65 = new Iti65(codes);
    }

    public Bundle provide(Call call, Bundle bundle) {
        Submission submission = iti65.read(bundle);
        Entrance entrance = enter(call, submission);
        SubmissionAnswer answer = new SubmissionAnswer(bundle, call.locale());
        SubmissionLinks links = new SubmissionLinks();
        submission.patient().ifPresent(p -> patient(entrance, p, links, answer));
        List<Incoming> incoming = SubmittedContents.of(submission, entrance.record());
        incoming.forEach(document -> contentSubject.check(
                entrance.record(), document.bytes(), document.mediaType(), document.path() + ".content[0].attachment.url"));
        List<Judged> judged = judge(call, entrance, submission, incoming);
        submission.directory().stream()
                .sorted(ROLES_LAST)
                .forEach(entry -> bring(entry, links, answer));
        assignIds(entrance, submission, links);
        desk.together(() -> {
            shelve(call, entrance, submission, judged, links, answer);
            submission.folders().forEach(folder -> list(call, entrance, folder, links, answer));
            submission.submissionSet().ifPresent(set -> list(call, entrance, set, links, answer));
        });
        answer.warnAll(submission.warnings());
        return answer.bundle();
    }

    private Entrance enter(Call call, Submission submission) {
        Optional<SubjectAt> first =
                submission.subjects().stream().filter(ProvideSubmission::names).findFirst();
        if (first.isEmpty()) {
            submission.orRefuse();
        }
        Named named = named(first.orElseThrow());
        Entrance entrance = desk.enter(call, named, DOCUMENT, LIST);
        submission.orRefuse();
        for (SubjectAt other : submission.subjects()) {
            boolean same = named(other)
                    .record()
                    .filter(record -> record.number().equals(entrance.record().number()))
                    .isPresent();
            if (!same) {
                throw Refusal.of(
                        ErrorCode.INVALID,
                        other.path(),
                        "Le titulaire n'est pas celui du lot de soumission.",
                        "The subject is not that of the submission set.");
            }
        }
        return entrance;
    }

    private static boolean names(SubjectAt at) {
        return at.subject().literal().isPresent() || !at.subject().ins().isEmpty();
    }

    private Named named(SubjectAt at) {
        return at.subject().ins().stream()
                .findFirst()
                .map(names::byIns)
                .orElseGet(() -> names.byPatientId(at.subject().literal().orElse("")));
    }

    private static void patient(
            Entrance entrance, Placed<Patient> placed, SubmissionLinks links, SubmissionAnswer answer) {
        String address = "Patient/" + entrance.record().patientId();
        links.add(placed, address);
        answer.done(placed.index(), 200, address);
    }

    /** Every fault of every document together, with those of the submission's lists. */
    private List<Judged> judge(Call call, Entrance entrance, Submission submission, List<Incoming> incoming) {
        List<Fault> faults = new ArrayList<>(lists.faults(submission));
        List<Judged> judged = List.of();
        try {
            judged = desk.judge(call, entrance, incoming);
        } catch (Refusal refusal) {
            if (refusal.code() != ErrorCode.INVALID || faults.isEmpty()) {
                throw refusal;
            }
            faults.addAll(refusal.faults());
        }
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        return judged;
    }

    private void bring(Placed<Resource> entry, SubmissionLinks links, SubmissionAnswer answer) {
        Resource resource = entry.resource().copy();
        links.rewrite(resource);
        String address = directory.bring(resource);
        links.add(entry, address);
        answer.done(entry.index(), 200, address);
    }

    private static void assignIds(Entrance entrance, Submission submission, SubmissionLinks links) {
        submission.documents().forEach(document -> links.add(
                document.entry(),
                "DocumentReference/" + entrance.record().number().newId()));
        List<Placed<ListResource>> lists = new ArrayList<>(submission.folders());
        submission.submissionSet().ifPresent(lists::add);
        lists.forEach(list ->
                links.add(list, "List/" + entrance.record().number().newId()));
    }

    private void shelve(
            Call call,
            Entrance entrance,
            Submission submission,
            List<Judged> judged,
            SubmissionLinks links,
            SubmissionAnswer answer) {
        for (int i : ShelvingOrder.of(submission.documents(), links)) {
            Placed<DocumentReference> entry = submission.documents().get(i).entry();
            links.rewrite(judged.get(i).document());
            String id = links.idOf(entry).orElseGet(entrance.record().number()::newId);
            Shelved shelved = desk.shelve(call, entrance, judged.get(i), place(id, links), DOCUMENT);
            links.add(entry, "DocumentReference/" + shelved.entry().id());
            answer.document(entry.index(), shelved);
            submission.documents().get(i).content().ifPresent(content -> answer.content(content.index(), shelved));
        }
        List<DocumentReference> documents = judged.stream().map(Judged::document).toList();
        submission
                .patches()
                .forEach(patch -> answer.patched(
                        patch.index(), patches.apply(call, entrance.record().number(), patch, documents)));
    }

    /** A document may point to what comes with it, but not to itself. */
    private static DocumentShelf.Place place(String id, SubmissionLinks links) {
        Set<String> others = new HashSet<>(links.brought());
        others.remove("DocumentReference/" + id);
        return new DocumentShelf.Place(id, others);
    }

    private void list(
            Call call,
            Entrance entrance,
            Placed<ListResource> placed,
            SubmissionLinks links,
            SubmissionAnswer answer) {
        ListResource list = placed.resource().copy();
        links.rewrite(list);
        String id = links.idOf(placed).orElseGet(entrance.record().number()::newId);
        answer.list(placed.index(), lists.shelve(call, entrance, list, new ListShelf.Place(id, placed.path(), links.brought())));
    }
}
