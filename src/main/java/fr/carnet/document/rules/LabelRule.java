package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.identity.Caller;
import org.hl7.fhir.r4.model.DocumentReference;

/** Labels at deposit: which are sent, which the depositor may set, which his connection imposes. */
final class LabelRule {
    private final CodeLists lists;

    LabelRule(CodeLists lists) {
        this.lists = lists;
    }

    void apply(Deposit deposit, DocumentReference document, Findings findings) {
        Labels labels = Labels.read(document.getSecurityLabel(), lists, SecurityLabel.NORMAL, findings);
        if (deposit.byHolder() && labels.hiddenFromPatient()) {
            findings.fault(
                    "securityLabel",
                    "Le titulaire ne peut pas déposer un document invisible pour lui-même.",
                    "The holder cannot deposit a document that is invisible to himself.");
        }
        if (secret(deposit) && !labels.hiddenFromRepresentatives()) {
            labels = labels.with(SecurityLabel.HIDDEN_FROM_REPRESENTATIVES);
            findings.warn(
                    "securityLabel",
                    "Connexion secrète : le document est rendu invisible aux représentants légaux.",
                    "Secret connection: the document is made invisible to legal representatives.");
        }
        document.setSecurityLabel(labels.write(lists));
    }

    /** In a secret connection only documents invisible to legal representatives are deposited (EX_2.1-1050). */
    private static boolean secret(Deposit deposit) {
        return deposit.minor() && deposit.depositor() instanceof Caller.Professional p && p.secret();
    }
}
