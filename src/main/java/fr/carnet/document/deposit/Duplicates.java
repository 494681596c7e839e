package fr.carnet.document.deposit;

import fr.carnet.access.Call;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.springframework.stereotype.Component;

/**
 * {@code masterIdentifier} is unique in a record: the same bytes by the same author or structure are the document that
 * is there already; any other case is {@code duplicate}, the same words whether the other one is hidden or not.
 */
@Component
class Duplicates {
    private final Register register;
    private final ContentBook contents;

    Duplicates(Register register, ContentBook contents) {
        this.register = register;
        this.contents = contents;
    }

    Optional<Shelved> find(Call call, RecordNumber record, DocumentReference document, String sha1) {
        Identifier master = document.getMasterIdentifier();
        if (!master.hasValue()) {
            return Optional.empty();
        }
        BusinessIdentifier identifier = new BusinessIdentifier(
                master.getSystem() == null ? "" : master.getSystem(), master.getValue());
        return register.findByIdentifier(record, "DocumentReference", identifier).stream()
                .filter(entry -> isMaster(entry, identifier))
                .findFirst()
                .map(entry -> same(call, entry, sha1));
    }

    private Shelved same(Call call, Entry entry, String sha1) {
        ContentRow content = contents.ofDocument(entry.record(), entry.id()).stream()
                .filter(row -> row.sha1().equals(sha1))
                .findFirst()
                .orElseThrow(() -> Refusal.of(ErrorCode.DUPLICATE));
        if (!sameDepositor(call, entry.facts())) {
            throw Refusal.of(ErrorCode.DUPLICATE);
        }
        return new Shelved(entry, content.kind().resourceType() + "/" + content.id(), true, List.of());
    }

    private static boolean sameDepositor(Call call, EntryFacts facts) {
        return !Collections.disjoint(call.caller().ownKeys(), facts.authors())
                || call.caller().ownKeys().contains(facts.structure());
    }

    private static boolean isMaster(Entry entry, BusinessIdentifier identifier) {
        Identifier master = FhirJson.parse(DocumentReference.class, entry.json()).getMasterIdentifier();
        return identifier.value().equals(master.getValue())
                && identifier.system().equals(master.getSystem() == null ? "" : master.getSystem());
    }
}
