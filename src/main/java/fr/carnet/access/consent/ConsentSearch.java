package fr.carnet.access.consent;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.register.Register;
import fr.carnet.shared.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds Consents: the holder all of them; a professional, without a grant and even blocked, those that name him or that
 * he wrote.
 */
@Component
public class ConsentSearch {
    private final Gate gate;
    private final Register register;

    ConsentSearch(Gate gate, Register register) {
        this.gate = gate;
        this.register = register;
    }

    public Register.Page search(Call call, Named named, Map<String, List<String>> parameters, String query) {
        register.check("Consent", parameters);
        Ask ask = new Ask(Need.CONCERNED, Action.READ, 's', "search", "Consent", query);
        Entrance entrance = gate.enter(call, named, ask);
        String key = call.caller().key();
        boolean all = entrance.standing().actsAsHolder();
        Visibility visibility = new Visibility(
                all,
                Set.of(),
                all,
                false,
                all && entrance.standing() != Standing.REPRESENTATIVE,
                Set.of(key),
                !all,
                entrance.visibility().now());
        return register.search(entrance.record().number(), "Consent", parameters, visibility, key);
    }
}
