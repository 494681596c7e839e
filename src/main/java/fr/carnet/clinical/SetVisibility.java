package fr.carnet.clinical;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.EntryRules;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.Standing;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.clinical.DefaultVisibility.Scope;
import fr.carnet.record.RecordDirectory;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import org.springframework.stereotype.Component;

/**
 * {@code $set-visibility} (CONTRACT 6): on one clinical resource by those who may mask it; on the Patient by the holder or
 * a representative, for the whole history and what is still to come of it, or for new deposits.
 */
@Component
public class SetVisibility {
    private static final String OPERATION = "$set-visibility";

    private final Gate gate;
    private final NamedRecords names;
    private final RecordEntries entries;
    private final RecordDirectory directory;
    private final VisibilityTools tools;

    SetVisibility(
            Gate gate, NamedRecords names, RecordEntries entries, RecordDirectory directory, VisibilityTools tools) {
        this.gate = gate;
        this.names = names;
        this.entries = entries;
        this.directory = directory;
        this.tools = tools;
    }

    /** What a change of visibility is made with. */
    @Component
    record VisibilityTools(LabelChange change, DefaultVisibility defaults, HistoryEntries history) {}

    /** Puts exactly these labels on a clinical resource. */
    public void onResource(Call call, String type, String id, VisibilityLabels labels) {
        Ask ask = Ask.execute(Need.READ, OPERATION, type);
        names.locked(names.byRecordOf(id));
        RecordEntries.Found found = entries.find(call, ask, id);
        EntryRules.labelsRefusal(call.caller(), found.entrance(), found.entry().facts(), labels.masked())
                .ifPresent(code -> {
                    throw Refusal.of(code);
                });
        tools.change().apply(found.entry(), labels);
        directory.rightsChanged(found.entry().record());
    }

    /** Chooses the labels of the whole history, or of new deposits. */
    public void onRecord(Call call, String patientId, Scope scope, VisibilityLabels labels) {
        Ask ask = Ask.execute(Need.HOLD, OPERATION, "Patient");
        Entrance entrance = gate.enter(call, names.locked(names.byPatientId(patientId)), ask);
        RecordNumber record = entrance.record().number();
        tools.defaults().choose(record, scope, chosen(entrance, scope, labels));
        if (scope == Scope.HISTORY) {
            tools.history().of(record).stream()
                    .filter(entry -> RecordEntries.shows(entrance, entry.facts()))
                    .forEach(entry -> tools.change().apply(entry, labels));
        }
        directory.rightsChanged(record);
    }

    /** A representative never uncovers what the holder keeps from representatives. */
    private VisibilityLabels chosen(Entrance entrance, Scope scope, VisibilityLabels labels) {
        VisibilityLabels before = tools.defaults().of(entrance.record().number(), scope);
        boolean kept = entrance.standing() == Standing.REPRESENTATIVE && before.hiddenFromRepresentatives();
        return labels.and(new VisibilityLabels(false, kept));
    }
}
