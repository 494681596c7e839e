package fr.carnet.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Does something grow that should not? After the first third of the samples, in which caches fill and code is compiled,
 * the median of the last third must not be above that of the second by more than noise is.
 */
record Flatness(List<Sample> samples) {
    static final int FEWEST = 6;

    /** One sentence for each thing that grew. */
    List<String> grown() {
        List<String> grown = new ArrayList<>();
        if (samples.size() < FEWEST) {
            grown.add("nothing can be said of growth by " + samples.size() + " samples");
            return grown;
        }
        judge("heap after collection, MiB", Sample::heap, 0.10, 15, grown);
        judge("resident memory, MiB", Sample::resident, 0.10, 60, grown);
        judge("threads", Sample::threads, 0.10, 12, grown);
        judge("open files", Sample::files, 0.10, 20, grown);
        judge("database connections", Sample::connections, 0.10, 8, grown);
        return grown;
    }

    /** What is still held after everything broke and came back, compared with what was before. */
    List<String> left(Sample after) {
        List<String> left = new ArrayList<>();
        List<Sample> steady = samples.subList(2 * (samples.size() / 3), samples.size());
        more("threads after the faults", median(steady, Sample::threads), after.threads(), 20, left);
        more("open files after the faults", median(steady, Sample::files), after.files(), 30, left);
        more("connections after the faults", median(steady, Sample::connections), after.connections(), 8, left);
        return left;
    }

    private void judge(String what, ToLongFunction<Sample> value, double part, long noise, List<String> grown) {
        int third = samples.size() / 3;
        long second = median(samples.subList(third, 2 * third), value);
        long last = median(samples.subList(2 * third, samples.size()), value);
        more(what, Math.round(second * (1 + part)), last, noise, grown);
    }

    private static void more(String what, long before, long after, long noise, List<String> grown) {
        if (after > before + noise) {
            grown.add(what + " grew from " + before + " to " + after);
        }
    }

    private static long median(List<Sample> some, ToLongFunction<Sample> value) {
        long[] sorted = some.stream().mapToLong(value).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
