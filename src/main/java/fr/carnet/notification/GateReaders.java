package fr.carnet.notification;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the decision say who reads messages: the holder, a representative, or a professional those addressed to him. */
@Component
class GateReaders implements Readers {
    private static final Ask SEARCH = Ask.search("search-type", "Communication", "", false).needing(Need.CONCERNED);

    private final Gate gate;
    private final NamedRecords names;
    private final RecordDirectory directory;
    private final BusinessClock clock;

    GateReaders(Gate gate, NamedRecords names, RecordDirectory directory, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Reading ofNamed(Call call, Optional<String> patientId, Optional<BusinessIdentifier> ins) {
        Named named = ins.map(names::byIns).orElseGet(() -> names.byPatientId(patientId.orElse("")));
        return reading(gate.admit(call, named, SEARCH));
    }

    @Override
    public Optional<Reading> ofNumber(Call call, RecordNumber record) {
        Optional<RecordFacts> facts = directory.byNumber(record);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(reading(gate.admit(call, new Named(facts, Optional.empty()), SEARCH)));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private Reading reading(Entrance entrance) {
        Standing standing =
                switch (entrance.standing()) {
                    case HOLDER -> Standing.HOLDER;
                    case REPRESENTATIVE -> Standing.REPRESENTATIVE;
                    default -> Standing.PROFESSIONAL;
                };
        return new Reading(entrance.record(), standing, clock.now());
    }
}
