package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Change;
import fr.carnet.access.Entrance;
import fr.carnet.access.EntryRules;
import fr.carnet.access.Gate;
import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.fhir.FhirJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * Of some types one document is current at a time: new advance directives replace the former ones (CSP R1111-19). The
 * holder and who acts for him replace all they see; a professional only what he might replace by name, so that he neither
 * ends what another wrote nor learns that it is there.
 */
@Component
class OneCurrent {
    private static final Ask ASK = Ask.update("replace", "DocumentReference");

    private final Register register;
    private final Gate gate;
    private final CodeLists lists;

    OneCurrent(Register register, Gate gate, CodeLists lists) {
        this.register = register;
        this.gate = gate;
        this.lists = lists;
    }

    /** Supersedes the former ones of such a type; the new one says that it replaces the latest unless it names another. */
    void replaceFormer(Call call, Entrance entrance, DocumentReference document) {
        Optional<String> type = document.getType().getCoding().stream()
                .map(coding -> coding.getCode())
                .filter(lists.oneCurrentTypes()::contains)
                .findFirst();
        for (Entry former : type.map(code -> current(call, entrance, code)).orElse(List.of())) {
            if (!replaces(call, entrance, former)) {
                continue;
            }
            Entry whole = register.find("DocumentReference", former.id()).orElseThrow();
            DocumentReference old = FhirJson.parse(DocumentReference.class, whole.json());
            old.setStatus(DocumentReferenceStatus.SUPERSEDED);
            register.update(whole, old, whole.facts());
            if (DocumentRules.replaces(document).isEmpty()) {
                document.addRelatesTo()
                        .setCode(DocumentRelationshipType.REPLACES)
                        .setTarget(new Reference("DocumentReference/" + former.id()));
            }
        }
    }

    private List<Entry> current(Call call, Entrance entrance, String code) {
        Map<String, List<String>> parameters =
                Map.of("type", List.of(code), "status", List.of("current"), "_sort", List.of("-_lastUpdated"));
        return register.search(
                        entrance.record().number(),
                        "DocumentReference",
                        parameters,
                        entrance.visibility(),
                        call.caller().key())
                .entries();
    }

    private static boolean replaces(Call call, Entrance entrance, Entry former) {
        return entrance.standing().actsAsHolder()
                || EntryRules.refusal(call.caller(), entrance, former.facts(), Change.SUPERSEDE).isEmpty();
    }
}
