package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.ProfileClaims;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.document.DocumentAdded;
import fr.carnet.document.rules.EntryFactsOf;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Puts judged documents into a record. The content is written and synced first; the entry, its content row and what it
 * replaces are one transaction, so a deposit is whole or leaves nothing but an unreferenced file that is swept.
 */
@Component
class DocumentShelf {
    private final Register register;
    private final ContentStore contents;
    private final ContentBook book;
    private final Duplicates duplicates;
    private final Replacement replacement;
    private final DocumentTools tools;

    DocumentShelf(
            Register register,
            ContentStore contents,
            ContentBook book,
            Duplicates duplicates,
            Replacement replacement,
            DocumentTools tools) {
        this.register = register;
        this.contents = contents;
        this.book = book;
        this.duplicates = duplicates;
        this.replacement = replacement;
        this.tools = tools;
    }

    /** What the shelf needs besides its stores. */
    @Component
    record DocumentTools(
            ReferenceResolver references,
            ProfileClaims claims,
            CodeLists lists,
            NewDocumentVisibility visibility,
            OneCurrent oneCurrent,
            Gate gate,
            BusinessClock clock,
            ApplicationEventPublisher events) {}

    /**
     * Where a document goes.
     *
     * @param id under which it is to be stored, in this record
     * @param brought what else its submission brings: known to who may deposit without reading
     */
    record Place(String id, Set<String> brought) {}

    /** @param ask for the trace, one entry per document */
    Shelved shelve(Call call, Entrance entrance, Judged judged, Place place, Ask ask) {
        RecordNumber record = entrance.record().number();
        Attachment attachment = judged.document().getContentFirstRep().getAttachment();
        String sha1 = HexFormat.of().formatHex(attachment.getHash());
        Optional<Shelved> existing = duplicates.find(call, record, judged.document(), sha1);
        if (existing.isPresent()) {
            Entry entry = existing.get().entry();
            tools.gate().note(call, entrance, ask, Optional.of(entry.id()), Optional.of(entry.facts()));
            return entrance.visibility().seesNothing()
                    ? asSent(call, entrance, judged, place, existing.get())
                    : existing.get().showing(register.seen(entry, entrance.visibility()));
        }
        replacement.supersede(call, entrance, judged);
        tools.oneCurrent().replaceFormer(call, entrance, judged.document());
        resolve(entrance, judged, place);
        String id = place.id();
        ContentRow row = ContentRow.of(
                record, judged.incoming().kind(), id, attachment.getContentType(), contents.put(record, judged.incoming().bytes()));
        String address = row.kind().resourceType() + "/" + row.id();
        kept(attachment, address);
        Entry entry = store(call, entrance, judged, id);
        book.add(row);
        tools.gate().note(call, entrance, ask, Optional.of(id), Optional.of(entry.facts()));
        tools.events()
                .publishEvent(new DocumentAdded(
                        record,
                        id,
                        DocumentAdded.identifiers(judged.document()),
                        entry.facts(),
                        tools.clock().now(),
                        call.caller()));
        return new Shelved(entry, address, false, judged.warnings());
    }

    /** One who was blocked reads nothing back: he is answered what he sent, as if it had just been stored. */
    private Shelved asSent(Call call, Entrance entrance, Judged judged, Place place, Shelved existing) {
        resolve(entrance, judged, place);
        kept(judged.document().getContentFirstRep().getAttachment(), existing.contentAddress());
        EntryFacts facts = complete(call, entrance, judged, existing.entry().id());
        return new Shelved(
                existing.entry().asSent(judged.document(), facts), existing.contentAddress(), true, judged.warnings());
    }

    private void resolve(Entrance entrance, Judged judged, Place place) {
        judged.document().setSubject(new Reference("Patient/" + entrance.record().patientId()));
        tools.references().resolve(entrance, judged.document(), judged.incoming().path(), place.brought());
    }

    private static void kept(Attachment attachment, String address) {
        attachment.setUrl(address);
        attachment.setData(null);
    }

    private Entry store(Call call, Entrance entrance, Judged judged, String id) {
        EntryFacts facts = complete(call, entrance, judged, id);
        return register.create(entrance.record().number(), judged.document(), facts);
    }

    private EntryFacts complete(Call call, Entrance entrance, Judged judged, String id) {
        DocumentReference document = judged.document();
        document.setId(id);
        tools.visibility().apply(entrance.record().number(), call.caller(), document);
        EntryFacts facts = new EntryFactsOf(tools.lists())
                .document(document, call.caller(), tools.clock().now(), tools.references()::inDirectory);
        judged.warnings().addAll(tools.claims().keepTrueOnes(document));
        return facts;
    }
}
