package fr.carnet.vaccination.paper;

import fr.carnet.document.DocumentAdded;
import fr.carnet.document.deposit.HistoryDocuments;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.FactsChanged;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.shared.paper.AccessiblePdf;
import fr.carnet.vaccination.book.Book;
import fr.carnet.vaccination.book.Rows;
import fr.carnet.vaccination.book.VaccinationBook;
import fr.carnet.vaccination.paper.DocumentRevisions.Revision;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Makes the history document, which the DMP itself produces (DOMAIN 8.3). It tells only what everybody who may read it may
 * see, whoever asks: nothing masked, nothing hidden. It replaces the one before; unchanged, it is not made again.
 */
@Component
class VaccinationHistory {
    /** Carnet itself is the author: nobody's own deposit. */
    private static final Caller CARNET = new Caller.Operator("carnet-vaccination", Scopes.NONE);

    private final VaccinationBook books;
    private final DocumentRevisions revisions;
    private final HistoryDocuments documents;
    private final Register register;
    private final Around around;

    VaccinationHistory(
            VaccinationBook books,
            DocumentRevisions revisions,
            HistoryDocuments documents,
            Register register,
            Around around) {
        this.books = books;
        this.revisions = revisions;
        this.documents = documents;
        this.register = register;
        this.around = around;
    }

    @Component
    record Around(RecordDirectory directory, BusinessClock clock, ApplicationEventPublisher events) {}

    /** Empty when there is nothing to tell: an empty document is never made (EX_GEN-1060). */
    Optional<Revision> make(RecordFacts record) {
        Instant now = around.clock().now();
        List<Book.Told> doses = books.read(record, Rows.unlabelled(now)).doses();
        if (doses.isEmpty()) {
            return Optional.empty();
        }
        String digest = digest(doses);
        Optional<Revision> current = revisions.current(record.number());
        Optional<Revision> same = current.filter(revision -> revision.digest().equals(digest) && there(revision));
        return same.isPresent() ? same : Optional.of(store(record, doses, current, digest));
    }

    private Revision store(RecordFacts record, List<Book.Told> doses, Optional<Revision> before, String digest) {
        Instant now = around.clock().now();
        int number = before.map(Revision::number).orElse(0) + 1;
        Patient holder = register.find("Patient", record.patientId())
                .map(entry -> FhirJson.parse(Patient.class, entry.json()))
                .orElseThrow();
        var first = doses.get(0).resource().getOccurrenceDateTimeType();
        Identifier identifier = identifier(record, number, "fhir");
        DocumentReference fhir = HistoryMetadata.fhirDocument(identifier, first, now);
        Optional<Revision> replaced = before.filter(this::there);
        replaced.ifPresent(old -> HistoryMetadata.relate(fhir, DocumentRelationshipType.REPLACES, old.documentId()));
        String fhirId = shelve(record, fhir, HistoryBundle.of(identifier.copy(), holder, doses, now));
        DocumentReference pdf = HistoryMetadata.pdf(identifier(record, number, "pdf"), first, now);
        replaced.ifPresent(old -> HistoryMetadata.relate(pdf, DocumentRelationshipType.REPLACES, old.pdfId()));
        HistoryMetadata.relate(pdf, DocumentRelationshipType.TRANSFORMS, fhirId);
        var day = now.atZone(BusinessClock.PARIS).toLocalDate();
        String pdfId = shelve(record, pdf, AccessiblePdf.of(HistoryText.page(holder, doses, day)));
        Revision revision = new Revision(number, fhirId, pdfId, digest);
        revisions.add(record.number(), revision);
        return revision;
    }

    private String shelve(RecordFacts record, DocumentReference document, byte[] bytes) {
        document.setSubject(new Reference("Patient/" + record.patientId()));
        String id = documents.shelve(record, document, bytes, CARNET);
        register.find("DocumentReference", id)
                .ifPresent(entry -> around.events()
                        .publishEvent(new DocumentAdded(
                                record.number(),
                                id,
                                DocumentAdded.identifiers(document),
                                entry.facts(),
                                around.clock().now(),
                                CARNET)));
        return id;
    }

    private boolean there(Revision revision) {
        return List.of(revision.documentId(), revision.pdfId()).stream()
                .allMatch(id -> register.find("DocumentReference", id)
                        .filter(entry -> !entry.facts().deleted())
                        .isPresent());
    }

    /** A vaccination was hidden: every document that may tell of it goes, and one without it takes their place. */
    void hidden(RecordFacts record) {
        List<Revision> made = revisions.all(record.number());
        made.forEach(revision -> {
            withdraw(revision.documentId());
            withdraw(revision.pdfId());
        });
        if (!made.isEmpty()) {
            around.directory().rightsChanged(record.number());
            make(record);
        }
    }

    private void withdraw(String id) {
        Optional<Entry> entry = register.find("DocumentReference", id).filter(one -> !one.facts().deleted());
        entry.ifPresent(document -> {
            EntryFacts before = document.facts();
            EntryFacts gone = new EntryFacts(
                    before.documentType(),
                    before.authors(),
                    before.structure(),
                    before.masked(),
                    before.hiddenFromPatientUntil(),
                    before.hiddenFromRepresentatives(),
                    true);
            register.changeFacts(document, gone);
            around.events().publishEvent(new FactsChanged(document.record(), "DocumentReference", id, gone));
        });
    }

    private static Identifier identifier(RecordFacts record, int number, String form) {
        String name = "vaccination-history|" + record.patientId() + "|" + number + "|" + form;
        UUID uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + uuid);
    }

    private static String digest(List<Book.Told> doses) {
        String told = doses.stream()
                .map(dose -> dose.id() + "/" + dose.version() + "/" + dose.confirmed())
                .collect(Collectors.joining(","));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(told.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
