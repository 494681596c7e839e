package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.SqlSpy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Issue 3: two records, equal but for one hidden thing, answer the same requests of the same kind of caller with the same
 * bytes, once ids, dates and names are taken out.
 */
class NonInterferenceIT {
    @ParameterizedTest
    @EnumSource(Twin.Hidden.class)
    void what_is_hidden_cannot_be_told_from_what_does_not_exist(Twin.Hidden hidden) {
        long seed = new Random().nextLong();
        Twin with = Twin.with(hidden);
        Twin without = Twin.without(hidden);
        List<Probes.Probe> order = Probes.all();
        Collections.shuffle(order, new Random(seed));

        for (Probes.Probe probe : order) {
            assertThat(with.answer(probe))
                    .as("%s, %s, seed %d", hidden, probe, seed)
                    .isEqualTo(without.answer(probe));
        }
    }

    /** By id a document of a closed record is as one that never was; and so it is while the same statements are made. */
    @Test
    void what_is_hidden_takes_the_same_work_as_what_does_not_exist() {
        Stage stage = new Stage().granting();
        String hidden = stage.masked();
        String shown = stage.plain();
        String missing = shown.substring(0, shown.indexOf('-') + 1) + UUID.randomUUID();
        for (String path : List.of("", "/_history", "/_history/1")) {
            assertThat(work("DocumentReference/" + hidden + path, stage))
                    .as(path)
                    .isEqualTo(work("DocumentReference/" + missing + path, stage));
        }
        stage.closed();
        assertThat(work("DocumentReference/" + shown, stage)).isEqualTo(work("DocumentReference/" + missing, stage));
    }

    /** The answer and the statements it took, without what differs from call to call. */
    private static String work(String path, Stage stage) {
        try (SqlSpy spy = new SqlSpy()) {
            Api.Answer answer = Api.get("/fhir/" + path, stage.doctor().token());
            Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
            headers.keySet().removeIf(name -> name.equalsIgnoreCase("date") || name.equalsIgnoreCase("x-request-id"));
            assertThat(spy.statements()).as("the statements of the call").isNotEmpty();
            return answer.status() + answer.text() + headers + String.join("\n", spy.statements());
        }
    }
}
