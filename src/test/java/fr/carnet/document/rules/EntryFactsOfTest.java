package fr.carnet.document.rules;

import static fr.carnet.document.ADocument.A07;
import static fr.carnet.document.ADocument.DOCTOR;
import static fr.carnet.document.ADocument.HOLDER;
import static fr.carnet.document.ADocument.STRUCTURE;
import static fr.carnet.document.ADocument.bare;
import static fr.carnet.document.ADocument.full;
import static fr.carnet.document.ADocument.label;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.conformance.CodeLists;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

class EntryFactsOfTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private final EntryFactsOf facts = new EntryFactsOf(new CodeLists());

    @Test
    void the_depositing_professional_is_the_author_and_his_structure_the_depositor() {
        EntryFacts of = facts.document(full(), DOCTOR, NOW);
        assertThat(of.authors()).containsExactly("ps:810009999901");
        assertThat(of.structure()).isEqualTo("st:1690000001");
        assertThat(of.documentType()).isEqualTo("11488-4");
        assertThat(of.masked()).isFalse();
        assertThat(of.hiddenFromPatientUntil()).isNull();
    }

    @Test
    void a_named_author_gains_no_right_when_a_person_deposits() {
        assertThat(facts.document(full(), HOLDER, NOW).authors()).containsExactly(HOLDER.key());
        assertThat(facts.document(full(), HOLDER, NOW).structure()).isEmpty();
    }

    @Test
    void named_professionals_gain_authorship_when_a_structure_deposits() {
        assertThat(facts.document(full(), STRUCTURE, NOW).authors()).containsExactly("ps:810009999901");

        DocumentReference logical = bare();
        logical.addAuthor(new Reference()
                .setIdentifier(new Identifier().setSystem(NamingSystems.ID_NAT_PS).setValue("810009999902")));
        logical.addAuthor(new Reference("urn:uuid:1"));
        Practitioner practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem(NamingSystems.RPPS).setValue("10009999903");
        EntryFacts of = facts.document(logical, STRUCTURE, NOW, r -> Optional.of(practitioner));
        assertThat(of.authors()).containsExactlyInAnyOrder("ps:810009999902", "ps:810009999903");
        assertThat(of.structure()).isEqualTo("st:1690000001");
    }

    @Test
    void a_document_hidden_from_the_holder_shows_one_calendar_month_later_in_paris() {
        DocumentReference document = bare();
        document.addSecurityLabel(label(A07, "INVISIBLE_PATIENT"));
        // 10:00 in Paris, winter time, becomes 10:00 in Paris, summer time
        assertThat(facts.document(document, DOCTOR, NOW).hiddenFromPatientUntil())
                .isEqualTo(Instant.parse("2026-04-01T08:00:00Z"));
    }

    @Test
    void an_update_changes_labels_and_keeps_the_authors() {
        EntryFacts before = facts.document(full(), DOCTOR, NOW);
        DocumentReference document = bare();
        document.addSecurityLabel(label(A07, "MASQUE_PS"));
        EntryFacts after = facts.afterUpdate(document, before);
        assertThat(after.masked()).isTrue();
        assertThat(after.authors()).isEqualTo(before.authors());
    }
}
