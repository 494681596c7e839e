package fr.carnet.clinical;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Given;
import fr.carnet.clinical.DefaultVisibility.Scope;
import fr.carnet.conformance.CodeLists;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.support.RoomDatabase;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.assertj.core.api.Assertions;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class DefaultVisibilityTest {
    private static final RecordNumber RECORD = new RecordNumber(12);
    private static final VisibilityLabels MASKED = new VisibilityLabels(true, false);
    private static final CodeLists LISTS = new CodeLists();
    private static final List<DefaultVisibility> BOTH =
            List.of(RoomDatabase.h2(), RoomDatabase.postgres()).stream().map(DefaultVisibilityTest::over).toList();

    private static DefaultVisibility over(DataSource database) {
        return new DefaultVisibility(JdbcClient.create(database));
    }

    static List<DefaultVisibility> databases() {
        BOTH.forEach(defaults -> defaults.destroy(RECORD));
        return BOTH;
    }

    @ParameterizedTest
    @MethodSource("databases")
    void nothing_chosen_means_no_label_and_the_last_choice_counts(DefaultVisibility defaults) {
        assertThat(defaults.of(RECORD, Scope.HISTORY)).isEqualTo(VisibilityLabels.NONE);
        defaults.choose(RECORD, Scope.HISTORY, MASKED);
        defaults.choose(RECORD, Scope.HISTORY, new VisibilityLabels(false, true));
        assertThat(defaults.of(RECORD, Scope.HISTORY)).isEqualTo(new VisibilityLabels(false, true));
        assertThat(defaults.of(RECORD, Scope.NEW_DOCUMENTS)).isEqualTo(VisibilityLabels.NONE);
        assertThat(defaults.of(new RecordNumber(13), Scope.HISTORY)).isEqualTo(VisibilityLabels.NONE);
        defaults.destroy(RECORD);
        defaults.destroy(RECORD);
        assertThat(defaults.of(RECORD, Scope.HISTORY)).isEqualTo(VisibilityLabels.NONE);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void the_default_is_put_on_new_documents_without_weakening_what_was_sent(DefaultVisibility defaults) {
        defaults.choose(RECORD, Scope.NEW_DOCUMENTS, MASKED);
        DefaultOnNewDocuments onDocuments = new DefaultOnNewDocuments(defaults, LISTS);
        DocumentReference document = document("R", "INVISIBLE_REPRESENTANTS_LEGAUX");
        onDocuments.apply(RECORD, Given.DOCTOR, document);
        assertThat(codes(document)).containsExactly("R", "MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX");
        DocumentReference ofHistory = document("N");
        onDocuments.apply(RECORD, Given.FEED, ofHistory);
        assertThat(codes(ofHistory)).containsExactly("N");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_document_hidden_from_the_holder_is_not_masked_as_well(DefaultVisibility defaults) {
        defaults.choose(RECORD, Scope.NEW_DOCUMENTS, MASKED);
        DocumentReference document = document("N", "INVISIBLE_PATIENT");
        new DefaultOnNewDocuments(defaults, LISTS).apply(RECORD, Given.DOCTOR, document);
        assertThat(codes(document)).containsExactly("N", "INVISIBLE_PATIENT");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_new_resource_bears_the_labels_sent_and_the_default_together(DefaultVisibility defaults) {
        defaults.choose(RECORD, Scope.NEW_DOCUMENTS, new VisibilityLabels(false, true));
        Observation sent = new Observation();
        sent.getMeta().addSecurity(new Coding(null, "MASQUE_PS", null));
        EntryFacts facts = facts(defaults, Given.DOCTOR, Given.open(), sent);
        assertThat(VisibilityLabels.of(facts)).isEqualTo(new VisibilityLabels(true, true));
        assertThat(facts.authors()).containsExactly("ps:810001234567");
        assertThat(facts.structure()).isEqualTo("st:1690781810");
        assertThat(facts.documentType()).isEqualTo("29274-8");
        assertThat(facts(defaults, Given.FEED, Given.open(), new Observation()).hiddenFromRepresentatives())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_secret_connection_hides_a_minors_care_from_representatives(DefaultVisibility defaults) {
        Caller secret = new Caller.Professional(
                "810001234567", "10", "", Optional.empty(), "", "", false, true, Scopes.NONE);
        assertThat(facts(defaults, secret, Given.openMinor(), new Observation()).hiddenFromRepresentatives())
                .isTrue();
        assertThat(facts(defaults, secret, Given.open(), new Observation()).hiddenFromRepresentatives()).isFalse();
        assertThat(facts(defaults, Given.DOCTOR, Given.openMinor(), new Observation()).hiddenFromRepresentatives())
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("databases")
    void a_label_that_cannot_be_kept_refuses_the_deposit(DefaultVisibility defaults) {
        Observation sent = new Observation();
        sent.getMeta().addSecurity(new Coding(null, "INVISIBLE_PATIENT", null));
        Assertions.assertThatThrownBy(() -> facts(defaults, Given.DOCTOR, Given.open(), sent))
                .isInstanceOf(Refusal.class);
    }

    private static EntryFacts facts(DefaultVisibility defaults, Caller caller, RecordFacts record, Observation sent) {
        return new DepositFacts(defaults, LISTS, () -> Given.NOW)
                .of(caller, record, sent, new ClinicalTypes().of("Observation"));
    }

    private static DocumentReference document(String... codes) {
        DocumentReference document = new DocumentReference();
        for (String code : codes) {
            document.addSecurityLabel(new CodeableConcept(new Coding(null, code, null)));
        }
        return document;
    }

    private static List<String> codes(DocumentReference document) {
        return document.getSecurityLabel().stream()
                .map(label -> label.getCodingFirstRep().getCode())
                .toList();
    }
}
