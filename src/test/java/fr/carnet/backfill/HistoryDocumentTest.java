package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Given;
import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.Checked;
import fr.carnet.document.rules.ContentFacts;
import fr.carnet.document.rules.Deposit;
import fr.carnet.document.rules.DocumentRules;
import fr.carnet.document.rules.EntryFactsOf;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import java.nio.charset.StandardCharsets;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.junit.jupiter.api.Test;

class HistoryDocumentTest {
    private static final byte[] PDF = "%PDF-1.4".getBytes(StandardCharsets.US_ASCII);

    @Test
    void the_document_of_the_history_passes_the_rules_of_every_document_and_is_completed() {
        DocumentReference metadata = HistoryDocument.metadata(Given.open(), HistoryWindow.before(Given.NOW), Given.NOW, 1);
        HistoryDocument.replacing(metadata, "p12-b");
        Patient holder = new Patient();
        holder.addIdentifier().setSystem(Given.HOLDER_INS.system()).setValue(Given.HOLDER_INS.value());
        holder.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily("MARTIN");
        Checked checked = new DocumentRules(new CodeLists()).check(new Deposit(
                metadata, Flow.DERIVED, Level.PDSM_COMPREHENSIVE, Given.FEED,
                ContentFacts.of(PDF, "application/pdf"), holder, false, "DocumentReference"));
        assertThat(checked.faults()).isEmpty();
        DocumentReference document = checked.document();
        assertThat(document.getContext().getSourcePatientInfo().getReference()).startsWith("#");
        assertThat(document.getContentFirstRep().getAttachment().getSize()).isEqualTo(PDF.length);
        assertThat(document.getContentFirstRep().getAttachment().hasHash()).isTrue();
        assertThat(DocumentRules.replaces(document).orElseThrow().getReference()).isEqualTo("DocumentReference/p12-b");
        var facts = new EntryFactsOf(new CodeLists()).document(document, Given.FEED, Given.NOW);
        assertThat(facts.authors()).containsExactly(HistoryCodes.AUTHOR_KEY);
        assertThat(facts.documentType()).isEqualTo("REMB");
    }
}
