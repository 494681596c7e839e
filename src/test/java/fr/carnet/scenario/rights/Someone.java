package fr.carnet.scenario.rights;

import fr.carnet.access.RightsFacts.Link;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.scenario.support.APerson;
import fr.carnet.shared.BusinessIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A caller as he presents himself and as the decision knows him.
 *
 * @param pro null unless a professional
 * @param structure his structure, {@code ""} when none
 * @param emergencyUntil end of the break-glass he opened, null when none
 */
record Someone(Caller caller, String token, Pro pro, String structure, List<Link> links, Instant emergencyUntil) {
    static Someone patient(APerson person, List<Link> links) {
        BusinessIdentifier ins = new BusinessIdentifier(person.system(), person.ins());
        return new Someone(new Caller.Patient(ins, Scopes.NONE), person.token(), null, "", links, null);
    }

    static Someone structure(String finess) {
        return new Someone(new Caller.Structure(finess, Scopes.NONE), Pro.structure(finess), null, finess, List.of(), null);
    }

    static Someone professional(String profession, String structure, boolean regulation) {
        String claims = (structure.isEmpty() ? "" : ",\"structure\":\"" + structure + "\"") + ",\"regulation\":" + regulation;
        Pro pro = Pro.with(profession, claims);
        Optional<String> works = Optional.of(structure).filter(s -> !s.isEmpty());
        Caller caller = new Caller.Professional(pro.idNat(), profession, "", works, "", "", regulation, false, Scopes.NONE);
        return new Someone(caller, pro.token(), pro, structure, List.of(), null);
    }

    Someone inEmergency(Instant until) {
        return new Someone(caller, token, pro, structure, links, until);
    }

    boolean regulates() {
        return caller instanceof Caller.Professional professional && professional.regulation();
    }
}
