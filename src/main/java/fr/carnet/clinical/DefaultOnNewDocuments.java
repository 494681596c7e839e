package fr.carnet.clinical;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.deposit.NewDocumentVisibility;
import fr.carnet.identity.Caller;
import fr.carnet.shared.RecordNumber;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** Puts the holder's chosen default on new documents. */
@Component
class DefaultOnNewDocuments implements NewDocumentVisibility {
    private final DefaultVisibility defaults;
    private final CodeLists lists;

    DefaultOnNewDocuments(DefaultVisibility defaults, CodeLists lists) {
        this.defaults = defaults;
        this.lists = lists;
    }

    @Override
    public void apply(RecordNumber record, Caller depositor, DocumentReference document) {
        VisibilityLabels chosen = defaults.of(record, DefaultVisibility.Scope.of(depositor));
        if (!chosen.equals(VisibilityLabels.NONE)) {
            document.setSecurityLabel(DocumentLabels.read(document, lists).adding(chosen).write(lists));
        }
    }
}
