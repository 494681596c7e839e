package fr.carnet.document.deposit;

import fr.carnet.register.Entry;
import fr.carnet.shared.Warning;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryResponseComponent;
import org.hl7.fhir.r4.model.OperationOutcome;

/** The transaction-response of a submission: one entry per entry sent, in the same order. */
final class SubmissionAnswer {
    private final Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
    private final Locale locale;

    SubmissionAnswer(Bundle request, Locale locale) {
        this.locale = locale;
        request.getEntry().forEach(entry -> bundle.addEntry().getResponse().setStatus("200 OK"));
    }

    void done(int index, int status, String location) {
        response(index, status).setLocation(location);
    }

    void document(int index, Shelved shelved) {
        entry(index, shelved.existing() ? 200 : 201, shelved.entry());
        warn(index, shelved.warnings());
    }

    void content(int index, Shelved shelved) {
        done(index, shelved.existing() ? 200 : 201, shelved.contentAddress());
    }

    void list(int index, ListShelf.ShelvedList shelved) {
        entry(index, shelved.existing() ? 200 : 201, shelved.entry());
        warn(index, shelved.warnings());
    }

    void patched(int index, Optional<Entry> entry) {
        entry.ifPresent(document -> entry(index, 200, document));
    }

    /** Warnings about the submission as a whole go with the entry they name, else with the first. */
    void warnAll(List<Warning> warnings) {
        for (Warning warning : warnings) {
            warn(indexIn(warning.expression()), List.of(warning));
        }
    }

    Bundle bundle() {
        return bundle;
    }

    private int indexIn(String expression) {
        if (expression != null && expression.matches("Bundle\\.entry\\[\\d+].*")) {
            int index = Integer.parseInt(expression.substring(13, expression.indexOf(']')));
            return Math.min(index, bundle.getEntry().size() - 1);
        }
        return 0;
    }

    private void entry(int index, int status, Entry entry) {
        response(index, status)
                .setLocation(entry.type() + "/" + entry.id() + "/_history/" + entry.version())
                .setEtag("W/\"" + entry.version() + "\"")
                .setLastModified(Date.from(entry.lastUpdated()));
    }

    private BundleEntryResponseComponent response(int index, int status) {
        return bundle.getEntry()
                .get(index)
                .getResponse()
                .setStatus(status == 201 ? "201 Created" : "200 OK");
    }

    private void warn(int index, List<Warning> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        BundleEntryResponseComponent response = bundle.getEntry().get(index).getResponse();
        OperationOutcome outcome = response.getOutcome() instanceof OperationOutcome known ? known : new OperationOutcome();
        for (Warning warning : new ArrayList<>(warnings)) {
            OperationOutcome.OperationOutcomeIssueComponent issue = outcome.addIssue()
                    .setSeverity(OperationOutcome.IssueSeverity.WARNING)
                    .setCode(OperationOutcome.IssueType.INFORMATIONAL);
            issue.getDetails().setText(locale.equals(Locale.ENGLISH) ? warning.english() : warning.french());
            if (warning.expression() != null) {
                issue.addExpression(warning.expression());
            }
        }
        response.setOutcome(outcome);
    }
}
