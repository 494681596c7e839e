package fr.carnet.notification;

import fr.carnet.access.GrantBook;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom messages concern, as the rights in the record say it. */
@Component
class RightsRecipients implements Recipients {
    private final GrantBook grants;
    private final BusinessClock clock;

    RightsRecipients(GrantBook grants, BusinessClock clock) {
        this.grants = grants;
        this.clock = clock;
    }

    @Override
    public Optional<String> treatingDoctor(RecordNumber record) {
        return grants.treatingDoctor(record, clock.now());
    }

    @Override
    public List<BusinessIdentifier> representatives(RecordNumber record) {
        return grants.representatives(record, clock.now());
    }
}
