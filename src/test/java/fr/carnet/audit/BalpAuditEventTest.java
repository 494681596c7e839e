package fr.carnet.audit;

import static fr.carnet.audit.TraceBench.DOCTOR;
import static fr.carnet.audit.TraceBench.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.junit.jupiter.api.Test;

class BalpAuditEventTest {
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";

    @Test
    void a_search_is_a_patient_query_with_the_query_as_asked() {
        AuditEvent event = render(TraceBench.search(DOCTOR));
        assertThat(event.getMeta().getProfile().get(0).getValue()).isEqualTo(BALP + "PatientQuery");
        assertThat(event.getAction().toCode()).isEqualTo("E");
        assertThat(event.getSubtype()).extracting(Coding::getCode).containsExactly("search-type", "ITI-67");
        AuditEvent.AuditEventEntityComponent query = event.getEntity().get(1);
        assertThat(query.getRole().getCode()).isEqualTo("24");
        assertThat(new String(query.getQuery(), StandardCharsets.UTF_8)).isEqualTo("DocumentReference?status=current");
        assertThat(query.hasWhat()).isFalse();
    }

    @Test
    void a_retrieval_says_who_why_and_what() {
        AuditEvent event = render(TraceBench.read("doc", TraceBench.visible()));
        assertThat(event.getId()).startsWith("p12-");
        assertThat(event.getOutcome().toCode()).isEqualTo("0");
        assertThat(event.getOutcomeDesc()).isEqualTo("accès accordé : une autorisation en cours de validité le permet");
        AuditEvent.AuditEventAgentComponent user = event.getAgentFirstRep();
        assertThat(user.getRequestor()).isTrue();
        assertThat(user.getType().getCodingFirstRep().getCode()).isEqualTo("IRCP");
        assertThat(user.getWho().getIdentifier().getValue()).isEqualTo("810001234567");
        assertThat(user.getPurposeOfUseFirstRep().getCodingFirstRep().getCode()).isEqualTo("TREAT");
        assertThat(user.getRoleFirstRep().getCodingFirstRep().getCode()).isEqualTo("10");
        assertThat(event.getEntity().get(0).getWhat().getReference()).isEqualTo("Patient/p12-00000000-aaaa");
        assertThat(event.getEntity().get(1).getWhat().getReference()).isEqualTo("DocumentReference/p12-doc");
        assertThat(event.getEntity().get(2).getWhat().getIdentifier().getValue()).isEqualTo("req-1");
    }

    @Test
    void a_refusal_is_a_minor_failure_in_plain_words_and_claims_no_profile() {
        AuditEvent event = render(TraceBench.access(
                DOCTOR, Action.READ, "ITI-67", Optional.empty(), Optional.empty(), false, "no-access", ""));
        assertThat(event.getOutcome().toCode()).isEqualTo("4");
        assertThat(event.getOutcomeDesc()).isEqualTo("accès refusé : aucune autorisation de consultation");
        assertThat(event.getMeta().hasProfile()).isFalse();
    }

    @Test
    void a_deposit_names_its_author_and_the_holder_is_named_by_his_record() {
        Caller holder = new Caller.Patient(TraceBench.INS, Scopes.NONE);
        AuditEvent event = render(TraceBench.access(
                holder, Action.CREATE, "ITI-65", Optional.of("p12-d"), Optional.empty(), true, "holder", ""));
        assertThat(event.getMeta().getProfile().get(0).getValue()).isEqualTo(BALP + "PatientCreate");
        assertThat(event.getAction().toCode()).isEqualTo("C");
        assertThat(event.getAgentFirstRep().getType().getCoding())
                .extracting(Coding::getCode)
                .containsExactly("IRCP", "AUT");
        assertThat(event.getAgentFirstRep().getWho().getReference()).isEqualTo("Patient/p12-00000000-aaaa");
    }

    @Test
    void control_characters_never_reach_the_trace() {
        Trace trace = TraceOf.access(
                TraceBench.access(
                        DOCTOR, Action.READ, "ITI-67", Optional.empty(), Optional.empty(), true, "a\r\nb\u0000", "x".repeat(30_000)),
                Instant.now());
        assertThat(trace.deed().reason()).isEqualTo("a  b ");
        assertThat(trace.deed().query()).hasSize(20_000);
    }

    private static AuditEvent render(Accessed access) {
        Trace trace = TraceOf.access(access, Instant.now());
        return new BalpAuditEvent("Carnet").render(trace, FACTS, Locale.FRENCH);
    }
}
