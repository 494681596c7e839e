package fr.carnet.access.related;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.Need;
import fr.carnet.register.Register;
import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Finds the persons linked to a record, for those who may link: holder, representative, agent. */
@Component
public class LinkSearch {
    private final Gate gate;
    private final Register register;

    LinkSearch(Gate gate, Register register) {
        this.gate = gate;
        this.register = register;
    }

    public Register.Page search(Call call, Named named, Map<String, List<String>> parameters, String query) {
        register.check("RelatedPerson", parameters);
        Ask ask = new Ask(Need.RELATE, Action.READ, 's', "search", "RelatedPerson", query);
        Entrance entrance = gate.enter(call, named, ask);
        Visibility all = new Visibility(
                true, Set.of(), true, false, true, Set.of(), false, entrance.visibility().now());
        return register.search(
                entrance.record().number(), "RelatedPerson", parameters, all, call.caller().key());
    }
}
