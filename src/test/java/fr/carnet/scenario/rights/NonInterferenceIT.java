package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Random;
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
}
