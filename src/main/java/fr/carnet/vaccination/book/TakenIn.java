package fr.carnet.vaccination.book;

import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Action;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.RecordNumber;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears what is written, in its transaction, so that the book never lags behind. */
@Component
public class TakenIn {
    private static final Set<Action> WRITES = Set.of(Action.CREATE, Action.UPDATE);

    private final DispensedVaccines vaccines;

    TakenIn(DispensedVaccines vaccines) {
        this.vaccines = vaccines;
    }

    @EventListener
    public void on(AccessesOfCall call) {
        call.accesses().stream()
                .filter(access -> access.granted() && WRITES.contains(access.action()))
                .filter(access -> access.record().isPresent() && access.resourceId().isPresent())
                .forEach(this::written);
    }

    /** Takes in what was written without an access of its own: what was drawn from documents. */
    public void takeIn(RecordNumber record) {
        vaccines.dispensed(record);
    }

    private void written(Accessed access) {
        String id = access.resourceId().orElseThrow();
        if (access.resourceType().equals("MedicationDispense")) {
            vaccines.dispensed(access.record().orElseThrow(), id);
        } else if (access.resourceType().equals("Immunization")) {
            vaccines.vaccinated(access.record().orElseThrow(), id);
        }
    }

    @EventListener
    public void on(FactsChanged change) {
        if (change.type().equals("MedicationDispense")) {
            vaccines.changed(change);
        }
    }
}
