package fr.carnet.document.deposit;

import fr.carnet.conformance.CodeLists;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.document.rules.ContentFacts;
import fr.carnet.document.rules.Deposit;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.document.rules.EntryFactsOf;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.FhirJson;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * The door for the documents this server makes by itself, first those of the imported history (author ALIM_AM): judged and completed like any other, put in with
 * the visibility the holder chose for his history. No call is served and nobody is told of each document: the import
 * tells the holder once.
 */
@Component
public class HistoryDocuments {
    private static final Caller.Feed FEED = new Caller.Feed("ALIM_AM", Scopes.NONE);
    private static final String TYPE = "DocumentReference";

    private final Register register;
    private final ContentStore contents;
    private final ContentBook book;
    private final CodeLists lists;
    private final HistoryTools tools;

    HistoryDocuments(
            Register register, ContentStore contents, ContentBook book, CodeLists lists, HistoryTools tools) {
        this.register = register;
        this.contents = contents;
        this.book = book;
        this.lists = lists;
        this.tools = tools;
    }

    /** What else is needed. */
    @Component
    record HistoryTools(NewDocumentVisibility visibility, BusinessClock clock) {}

    /**
     * Stores the document in the caller's transaction; the one it {@code relatesTo} as replaced becomes superseded, and the
     * labels put on that one meanwhile are on the new one too.
     *
     * @param sent its metadata, without what the record alone knows
     * @return its logical id
     */
    public String shelve(RecordFacts record, DocumentReference sent, byte[] bytes) {
        return shelve(record, sent, bytes, FEED);
    }

    /**
     * The same for another document this server makes by itself.
     *
     * @param author under whose key it is kept; what he makes later may replace it
     */
    public String shelve(RecordFacts record, DocumentReference sent, byte[] bytes, Caller author) {
        DocumentReference document = completed(record, sent, bytes, author);
        document.setSubject(new Reference("Patient/" + record.patientId()));
        supersede(record.number(), document);
        tools.visibility().apply(record.number(), author, document);
        String id = record.number().newId();
        Attachment attachment = document.getContentFirstRep().getAttachment();
        ContentRow row = ContentRow.of(
                record.number(),
                attachment.getContentType().startsWith("application/fhir") ? ContentRow.Kind.BUNDLE : ContentRow.Kind.BINARY,
                id,
                attachment.getContentType(),
                contents.put(record.number(), bytes));
        attachment.setUrl(row.kind().resourceType() + "/" + row.id());
        attachment.setData(null);
        document.setId(id);
        register.create(
                record.number(), document, new EntryFactsOf(lists).document(document, author, tools.clock().now()));
        book.add(row);
        return id;
    }

    private DocumentReference completed(RecordFacts record, DocumentReference sent, byte[] bytes, Caller author) {
        Patient holder = register.find("Patient", record.patientId())
                .map(entry -> FhirJson.parse(Patient.class, entry.json()))
                .orElseThrow();
        String mediaType = sent.getContentFirstRep().getAttachment().getContentType();
        ContentFacts content = ContentFacts.of(bytes, mediaType == null ? "" : mediaType);
        return new DocumentRules(lists)
                .check(new Deposit(sent, Flow.DERIVED, Level.BASE, author, content, holder, false, TYPE))
                .orRefuse();
    }

    private void supersede(RecordNumber record, DocumentReference document) {
        Optional<Entry> target = DocumentRules.replaces(document)
                .map(link -> new IdType(link.getReference()).getIdPart())
                .flatMap(id -> register.find(TYPE, id))
                .filter(entry -> entry.record().equals(record));
        target.ifPresent(entry -> {
            DocumentReference old = FhirJson.parse(DocumentReference.class, entry.json());
            if (old.getStatus() == DocumentReferenceStatus.CURRENT) {
                old.setStatus(DocumentReferenceStatus.SUPERSEDED);
                register.update(entry, old, entry.facts());
            }
            document.setSecurityLabel(
                    old.getSecurityLabel().stream().map(CodeableConcept::copy).toList());
        });
    }
}
