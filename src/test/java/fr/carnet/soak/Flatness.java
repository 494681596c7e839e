package fr.carnet.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Does something grow that should not? After the first third of the samples, in which caches fill and code is compiled,
 * the median of the last third must not be above that of the second by more than noise is.
 */
record Flatness(List<Sample> samples) {
    private static final int FEWEST = 6;

    /** One sentence for each thing that grew. */
    List<String> grown() {
        List<String> grown = new ArrayList<>();
        if (samples.size() < FEWEST) {
            return grown;
        }
        judge("heap after collection, MiB", Sample::heap, 0.10, 15, grown);
        judge("resident memory, MiB", Sample::resident, 0.10, 60, grown);
        judge("threads", Sample::threads, 0.10, 12, grown);
        judge("open files", Sample::files, 0.10, 20, grown);
        judge("database connections", sample -> sample.sizes().connections(), 0.10, 8, grown);
        return grown;
    }

    private void judge(String what, ToLongFunction<Sample> value, double part, long noise, List<String> grown) {
        int third = samples.size() / 3;
        long second = median(samples.subList(third, 2 * third), value);
        long last = median(samples.subList(2 * third, samples.size()), value);
        if (last > second * (1 + part) + noise) {
            grown.add(what + " grew from " + second + " to " + last);
        }
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> value) {
        long[] sorted = some.stream().mapToLong(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
