package fr.carnet.document.deposit;

import fr.carnet.document.rules.Checked;
import fr.carnet.shared.Warning;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;

/** A document judged by the rules, ready to be shelved if it has no fault. */
public record Judged(Incoming incoming, Checked checked, List<Warning> warnings) {
    public Judged {
        warnings = new ArrayList<>(warnings);
    }

    DocumentReference document() {
        return checked.document();
    }
}
