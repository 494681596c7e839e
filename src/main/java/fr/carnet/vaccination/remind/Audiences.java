package fr.carnet.vaccination.remind;

import fr.carnet.access.Call;
import fr.carnet.access.Decision;
import fr.carnet.access.Gate;
import fr.carnet.access.GrantBook;
import fr.carnet.access.Need;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Who is reminded, each with what he may see at this instant: the holder, or who represents a minor; the médecin traitant;
 * the reference pharmacist (pharmacien correspondant). A professional without access is told nothing.
 */
@Component
class Audiences {
    private static final String DOCTOR = "10";
    private static final String PHARMACIST = "21";

    private final Gate gate;
    private final GrantBook grants;
    private final ReferencePharmacists pharmacists;

    Audiences(Gate gate, GrantBook grants, ReferencePharmacists pharmacists) {
        this.gate = gate;
        this.grants = grants;
        this.pharmacists = pharmacists;
    }

    /**
     * @param key under which what he was told is kept
     * @param idNatPs empty for the holder
     * @param alsoRead what an adult's representatives, who read his messages, may see
     */
    record Audience(String key, Optional<String> idNatPs, Visibility visibility, Optional<Visibility> alsoRead) {}

    List<Audience> of(RecordFacts record, Instant now) {
        List<Audience> all = new ArrayList<>();
        holder(record, now).ifPresent(all::add);
        grants.treatingDoctor(record.number(), now)
                .flatMap(id -> professional(record, id, DOCTOR))
                .ifPresent(all::add);
        pharmacists.of(record, now).stream()
                .filter(id -> all.stream().noneMatch(one -> one.idNatPs().equals(Optional.of(id))))
                .flatMap(id -> professional(record, id, PHARMACIST).stream())
                .forEach(all::add);
        return all;
    }

    private Optional<Audience> holder(RecordFacts record, Instant now) {
        Optional<Visibility> own = person(record, record.ins());
        if (own.isPresent()) {
            Optional<Visibility> also = representatives(record, now);
            return Optional.of(new Audience("holder", Optional.empty(), own.get(), also));
        }
        return representatives(record, now)
                .map(visibility -> new Audience("holder", Optional.empty(), visibility, Optional.empty()));
    }

    private Optional<Visibility> representatives(RecordFacts record, Instant now) {
        return grants.representatives(record.number(), now).stream()
                .flatMap(ins -> person(record, ins).stream())
                .findFirst();
    }

    private Optional<Visibility> person(RecordFacts record, BusinessIdentifier ins) {
        return visibility(record, new Caller.Patient(ins, Scopes.NONE));
    }

    private Optional<Audience> professional(RecordFacts record, String idNatPs, String profession) {
        Caller caller = new Caller.Professional(
                idNatPs, profession, "", Optional.empty(), "", "", false, false, Scopes.NONE);
        return visibility(record, caller)
                .map(visibility -> new Audience("ps:" + idNatPs, Optional.of(idNatPs), visibility, Optional.empty()));
    }

    private Optional<Visibility> visibility(RecordFacts record, Caller caller) {
        Decision decision = gate.decision(new Call(caller, Locale.FRENCH, ""), record, Need.READ);
        return decision instanceof Decision.Granted granted ? Optional.of(granted.visibility()) : Optional.empty();
    }
}
