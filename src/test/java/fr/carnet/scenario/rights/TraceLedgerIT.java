package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CONTRACT 8: after a day of random traffic of every kind of actor the trace equals, entry for entry, what the clients
 * did: who, what, when, why, and how it ended.
 */
class TraceLedgerIT {
    private static final int CALLS = 260;

    @ParameterizedTest
    @ValueSource(longs = {20_261_122L, 7L})
    void the_trace_equals_entry_for_entry_what_the_clients_did(long seed) {
        Traffic traffic = new Traffic(new Random(seed));
        for (int i = 0; i < CALLS; i++) {
            traffic.next();
        }
        Ledger ledger = traffic.ledger();
        APerson person = traffic.person();

        List<JsonNode> holder = ledger.shown(person, person.token());
        assertThat(lines(holder)).as("the holder").containsExactlyInAnyOrderElementsOf(ledger.forHolder(person.ins()));
        assertThat(holder).as("recorded while the client waited").allMatch(ledger::inTime);
        assertThat(lines(ledger.shown(person, traffic.representative().token())))
                .as("his representative")
                .containsExactlyInAnyOrderElementsOf(ledger.forRepresentative(traffic.representative().ins()));
        for (Pro professional : traffic.professionals()) {
            assertThat(lines(ledger.shown(person, professional.token())))
                    .as("a professional")
                    .containsExactlyInAnyOrderElementsOf(ledger.forProfessional(professional.idNat()));
        }
        String address = "/fhir/AuditEvent?patient=" + person.reference();
        assertThat(Api.get(address, traffic.carer().token()).code()).isEqualTo("not-permitted");
        assertThat(Api.get(address, traffic.stranger().token()).code()).isEqualTo("not-yours");
        assertThat(Seen.parameter(
                        Api.get("/fhir/AuditEvent/$verify", Api.token("{\"actor\":\"operator\"}")), "valid"))
                .isEqualTo("true");
    }

    private static List<Ledger.Line> lines(List<JsonNode> events) {
        return events.stream().map(Ledger::line).toList();
    }
}
