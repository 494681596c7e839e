package fr.carnet.audit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Lets the decision say who looks at a trace: the holder, a representative, or a professional at his own accesses. */
@Component
class GateViewers implements Viewers {
    private static final Ask SEARCH = Ask.search("search-type", "AuditEvent", "", false).needing(Need.CONCERNED);

    private final Gate gate;
    private final NamedRecords names;
    private final RecordDirectory directory;
    private final BusinessClock clock;

    GateViewers(Gate gate, NamedRecords names, RecordDirectory directory, BusinessClock clock) {
        this.gate = gate;
        this.names = names;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Viewing ofNamed(Call call, Optional<String> patientId, Optional<BusinessIdentifier> ins) {
        Named named = ins.map(names::byIns).orElseGet(() -> names.byPatientId(patientId.orElse("")));
        Entrance entrance = gate.admit(call, named, SEARCH);
        return viewing(call, entrance.record(), entrance.standing());
    }

    @Override
    public Optional<Viewing> ofNumber(Call call, RecordNumber record) {
        Optional<RecordFacts> facts = directory.byNumber(record);
        if (facts.isEmpty()) {
            return Optional.empty();
        }
        try {
            Entrance entrance = gate.admit(call, new Named(facts, Optional.empty()), SEARCH);
            return Optional.of(viewing(call, entrance.record(), entrance.standing()));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    private Viewing viewing(Call call, RecordFacts record, Standing standing) {
        String key = call.caller().key();
        Viewer viewer =
                switch (standing) {
                    case HOLDER -> new Viewer.Holder(key, clock.now());
                    case REPRESENTATIVE -> new Viewer.Representative(key, clock.now());
                    default -> new Viewer.Professional(key);
                };
        return new Viewing(record, viewer);
    }
}
