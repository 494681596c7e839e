package fr.carnet.vaccination.paper;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.record.RecordDirectory;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@code $vaccination-document}: on request of whoever may read such a document in this record. */
@Component
public class HistoryDesk {
    private static final Ask ASK = Ask.execute(Need.READ, "$vaccination-document", "DocumentReference");

    private final Gate gate;
    private final NamedRecords names;
    private final RecordDirectory directory;
    private final VaccinationHistory history;

    HistoryDesk(Gate gate, NamedRecords names, RecordDirectory directory, VaccinationHistory history) {
        this.gate = gate;
        this.names = names;
        this.directory = directory;
        this.history = history;
    }

    /** Ids of the two DocumentReferences: the FHIR document, and the PDF. */
    public record Made(String documentId, String pdfId) {}

    /** Makes the document, or answers the one that tells the same already. */
    public Made make(Call call, String patientId) {
        Entrance entrance = gate.admit(call, names.locked(names.byPatientId(patientId)), ASK);
        String type = HistoryBundle.TYPE.getCode();
        if (!entrance.visibility().everyType() && !entrance.visibility().types().contains(type)) {
            throw gate.refusal(call, entrance, ASK, ErrorCode.NOT_PERMITTED);
        }
        gate.note(call, entrance, ASK, java.util.Optional.empty(), java.util.Optional.empty());
        return history.make(entrance.record())
                .map(revision -> new Made(revision.documentId(), revision.pdfId()))
                .orElseThrow(() -> Refusal.of(
                        ErrorCode.INVALID,
                        "Patient",
                        "Aucune vaccination à présenter : un document vide n'est pas établi.",
                        "No vaccination to tell: an empty document is not made."));
    }

    @EventListener
    public void on(FactsChanged change) {
        if (change.type().equals("Immunization") && labelled(change.facts())) {
            directory.byNumber(change.record()).ifPresent(history::hidden);
        }
    }

    private static boolean labelled(EntryFacts facts) {
        return facts.masked() || facts.hiddenFromRepresentatives() || facts.deleted();
    }
}
