package fr.carnet.directory;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.access.Reason;
import fr.carnet.identity.Caller;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.SearchText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Who may do what with the directory: every caller reads it, the operator writes it, and his writes are traced. */
@Component
public class DirectoryDesk {
    private static final Set<String> NOT_CRITERIA = Set.of("_format", "_pretty", "_elements", "_summary", "_total");
    private static final int MOST = 50;

    private final DirectoryBook book;

    DirectoryDesk(DirectoryBook book) {
        this.book = book;
    }

    public Resource read(Call call, String type, String id) {
        allowed(call, type, 'r');
        return book.find(type + "/" + id).orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
    }

    /**
     * @param parameters of the request as sent
     * @throws Refusal {@code not-offered} for anything but {@code identifier} and {@code _id}, once each
     */
    public List<Resource> search(Call call, String type, Map<String, List<String>> parameters) {
        allowed(call, type, 's');
        Set<String> others = new TreeSet<>(parameters.keySet());
        others.removeAll(NOT_CRITERIA);
        others.removeAll(Set.of("identifier", "_id"));
        if (!others.isEmpty()) {
            throw notOffered(others.iterator().next());
        }
        List<String> ids = alternatives(parameters, "_id");
        List<String> identifiers = alternatives(parameters, "identifier");
        if (ids.isEmpty() && identifiers.isEmpty()) {
            throw notOffered("identifier");
        }
        return book.matching(type, ids, identifiers);
    }

    public Resource create(Call call, Resource sent) {
        writing(call, sent.fhirType(), Action.CREATE, "create", Optional.empty());
        return book.create(sent);
    }

    public Resource update(Call call, String id, Resource sent, Optional<Integer> ifMatch) {
        writing(call, sent.fhirType(), Action.UPDATE, "update", Optional.of(id));
        return book.update(id, sent, ifMatch);
    }

    private static void writing(
            Call call, String type, Action action, String interaction, Optional<String> id) {
        char letter = action == Action.CREATE ? 'c' : 'u';
        boolean operator = call.caller() instanceof Caller.Operator
                && call.caller().scopes().allow(type, letter);
        String reason = operator ? Reason.OFFICE : ErrorCode.NOT_PERMITTED.code();
        call.accessed(new Accessed(
                call.caller(), Optional.empty(), action, interaction, type, id, Optional.empty(), operator, reason,
                "HOPERAT", "", call.requestId()));
        if (!operator) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    private static void allowed(Call call, String type, char letter) {
        if (!call.caller().scopes().allow(type, letter)) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    /** Given once; a comma stands for "or". */
    private static List<String> alternatives(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        List<String> alternatives = values.stream()
                .flatMap(value -> SearchText.alternatives(value).stream())
                .map(SearchText::unescaped)
                .toList();
        if (values.size() > 1 || alternatives.stream().anyMatch(String::isBlank) || alternatives.size() > MOST) {
            throw notOffered(name);
        }
        return alternatives;
    }

    private static Refusal notOffered(String name) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                name,
                "L'annuaire se cherche par identifier=SYSTEME|VALEUR ou _id, une fois chacun.",
                "The directory is searched by identifier=SYSTEM|VALUE or _id, once each.");
    }
}
