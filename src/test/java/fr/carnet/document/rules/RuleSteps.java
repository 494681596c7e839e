package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.DOCTOR;
import static fr.carnet.document.ADocument.content;
import static fr.carnet.document.ADocument.holder;

import fr.carnet.conformance.CodeLists;
import fr.carnet.identity.Caller;
import fr.carnet.shared.Fault;
import java.util.List;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;

/** Documents put before the rules, as the flows do. */
final class RuleSteps {
    static final DocumentRules RULES = new DocumentRules(new CodeLists());

    static Checked simplified(DocumentReference document, Caller depositor) {
        return RULES.check(
                new Deposit(document, Flow.ITI_105, Level.BASE, depositor, content(), holder(), false, "DocumentReference"));
    }

    static Checked provided(DocumentReference document, Level level) {
        return RULES.check(
                new Deposit(document, Flow.ITI_65, level, DOCTOR, content(), holder(), false, "DocumentReference"));
    }

    static List<String> places(Checked checked) {
        return checked.faults().stream().map(Fault::expression).toList();
    }

    static Attachment attachment(DocumentReference document) {
        return document.getContentFirstRep().getAttachment();
    }

    private RuleSteps() {}
}
