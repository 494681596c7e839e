package fr.carnet.lifecycle;

import fr.carnet.access.AccessState;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordStatus;
import fr.carnet.shared.Warning;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/** The Parameters every life-cycle call answers (CONTRACT 4, {@code $record-status}). */
@Component
public class StatusAnswer {
    private final Gate gate;
    private final HistoryProgress history;

    StatusAnswer(Gate gate, HistoryProgress history) {
        this.gate = gate;
        this.history = history;
    }

    /** No record under this INS. */
    public Parameters none() {
        Parameters answer = new Parameters();
        answer.addParameter("status", new CodeType("none"));
        answer.addParameter("access", new CodeType("none"));
        answer.addParameter("treatingDoctor", new BooleanType(false));
        answer.addParameter("historyImport", new CodeType("none"));
        answer.addParameter("historyImported", new IntegerType(0));
        return answer;
    }

    public Parameters of(Call call, RecordStatus status) {
        Parameters answer = new Parameters();
        RecordFacts facts = status.facts();
        boolean open = facts.state() == RecordFacts.State.OPEN;
        answer.addParameter("patient", new Reference("Patient/" + facts.patientId()));
        answer.addParameter("status", new CodeType(open ? "open" : "closed"));
        AccessState access = gate.state(call, facts);
        answer.addParameter("access", new CodeType(access.access()));
        answer.addParameter("treatingDoctor", new BooleanType(access.treatingDoctor()));
        answer.addParameter("openedAt", instant(status.openedAt()));
        facts.closedAt().ifPresent(at -> answer.addParameter("closedAt", instant(at)));
        status.closureReason().ifPresent(reason -> answer.addParameter("closureReason", new StringType(reason)));
        status.destroyAt().ifPresent(at -> answer.addParameter("destroyAt", instant(at)));
        addHistory(answer, history.of(facts.number()));
        return answer;
    }

    private static void addHistory(Parameters answer, HistoryProgress.Progress progress) {
        answer.addParameter("historyImport", new CodeType(progress.status()));
        answer.addParameter("historyImported", new IntegerType(progress.imported()));
        progress.dueAt().ifPresent(at -> answer.addParameter("historyDueAt", instant(at)));
    }

    /** Adds what was accepted although it departs from the rules. */
    public static Parameters withWarnings(Parameters answer, List<Warning> warnings, Locale locale) {
        if (!warnings.isEmpty()) {
            OperationOutcome outcome = new OperationOutcome();
            for (Warning warning : warnings) {
                outcome.addIssue()
                        .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                        .setCode(OperationOutcome.IssueType.BUSINESSRULE)
                        .addExpression(warning.expression())
                        .getDetails()
                        .setText(locale.equals(Locale.ENGLISH) ? warning.english() : warning.french());
            }
            answer.addParameter().setName("outcome").setResource(outcome);
        }
        return answer;
    }

    static InstantType instant(Instant at) {
        return new InstantType(Date.from(at), ca.uhn.fhir.model.api.TemporalPrecisionEnum.MILLI, java.util.TimeZone.getTimeZone("UTC"));
    }
}
