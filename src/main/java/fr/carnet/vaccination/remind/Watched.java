package fr.carnet.vaccination.remind;

import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Action;
import fr.carnet.backfill.HistoryImported;
import fr.carnet.document.DocumentAdded;
import fr.carnet.record.RecordOpened;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import fr.carnet.vaccination.VaccinationSettings;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts a record on the list when it opens, and brings its turn forward when something is written that may matter. */
@Component
class Watched {
    private static final Set<String> TYPES = Set.of(
            "Immunization", "MedicationDispense", "Condition", "Observation", "AllergyIntolerance", "CareTeam", "Consent");
    private static final Set<String> DOCUMENTS = Set.of("87273-9", "11369-6", "60591-5", "60593-1");
    private static final Set<Action> WRITES = Set.of(Action.CREATE, Action.UPDATE, Action.EXECUTE);

    private final WatchList list;
    private final BusinessClock clock;
    private final VaccinationSettings settings;

    Watched(WatchList list, BusinessClock clock, VaccinationSettings settings) {
        this.list = list;
        this.clock = clock;
        this.settings = settings;
    }

    @EventListener
    public void on(RecordOpened opened) {
        list.open(opened.record(), clock.today().plus(settings.firstLook()));
    }

    @EventListener
    public void on(AccessesOfCall call) {
        call.accesses().stream()
                .filter(access -> access.granted() && WRITES.contains(access.action()))
                .filter(access -> TYPES.contains(access.resourceType()))
                .flatMap(access -> access.record().stream())
                .distinct()
                .forEach(this::soon);
    }

    @EventListener
    public void on(DocumentAdded added) {
        if (DOCUMENTS.contains(added.facts().documentType())) {
            soon(added.record());
        }
    }

    @EventListener
    public void on(FactsChanged change) {
        if (TYPES.contains(change.type())) {
            soon(change.record());
        }
    }

    @EventListener
    public void on(HistoryImported imported) {
        soon(imported.record());
    }

    private void soon(RecordNumber record) {
        list.noLaterThan(record, clock.today().plus(settings.lookAgain()));
    }
}
