package fr.carnet.document.deposit;

import fr.carnet.access.Call;
import fr.carnet.document.iti65.SupersedingPatch;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.document.rules.ReferenceKind;
import fr.carnet.document.update.UpdateDocument;
import fr.carnet.register.Entry;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * The PATCH entries of a submission, once its documents are stored: each sets a document of the record to superseded, with
 * the right that a call of its own would need. What the submission already replaced stays as it is.
 */
@Component
class SubmittedPatches {
    private static final String TYPE = "DocumentReference";
    private static final String QUERY = TYPE + "?identifier=";
    private static final MetadataPatch SUPERSEDE =
            MetadataPatch.json(TYPE, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"superseded\"}]");

    private final UpdateDocument updates;

    SubmittedPatches(UpdateDocument updates) {
        this.updates = updates;
    }

    /**
     * @param documents the documents of the submission, as stored
     * @return the document as it is now; empty when the patch names what one of them replaces by an identifier that is not
     *     here
     * @throws Refusal {@code not-found} when there is no such document in this record
     */
    Optional<Entry> apply(Call call, RecordNumber record, SupersedingPatch patch, List<DocumentReference> documents) {
        Optional<String> id = patch.target().startsWith(QUERY)
                ? byIdentifier(call, record, token(patch), documents)
                : Optional.of(patch.target().substring(TYPE.length() + 1));
        return id.map(one -> supersede(call, record, one, expected(one, patch, documents)));
    }

    private Entry supersede(Call call, RecordNumber record, String id, Optional<Integer> version) {
        if (RecordNumber.ofId(id).filter(record::equals).isEmpty()) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        return updates.patch(call, id, SUPERSEDE, version);
    }

    private Optional<String> byIdentifier(
            Call call, RecordNumber record, String token, List<DocumentReference> documents) {
        BusinessIdentifier identifier = token.contains("|")
                ? BusinessIdentifier.parse(token).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND))
                : UpdateDocument.inAnySystem(token);
        Optional<String> id = updates.updatable(call, record, identifier, SUPERSEDE);
        if (id.isEmpty() && replaced(documents).noneMatch(link -> bears(link, token))) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        return id;
    }

    /** The version the caller saw was there before this submission replaced it. */
    private static Optional<Integer> expected(String id, SupersedingPatch patch, List<DocumentReference> documents) {
        boolean replacedHere = replaced(documents).anyMatch(link -> (TYPE + "/" + id).equals(link.getReference()));
        return patch.ifMatch().map(version -> replacedHere ? version + 1 : version);
    }

    private static Stream<Reference> replaced(List<DocumentReference> documents) {
        return documents.stream().map(DocumentRules::replaces).flatMap(Optional::stream);
    }

    private static boolean bears(Reference link, String token) {
        if (ReferenceKind.of(link) == ReferenceKind.CONDITIONAL) {
            return decoded(link.getReference()).equals(QUERY + token);
        }
        String value = link.getIdentifier().getValue();
        return token.equals(value) || token.equals(link.getIdentifier().getSystem() + "|" + value);
    }

    private static String token(SupersedingPatch patch) {
        return decoded(patch.target().substring(QUERY.length()));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
