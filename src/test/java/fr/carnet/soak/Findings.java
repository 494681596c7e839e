package fr.carnet.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What was called how often, and what went wrong. While something is broken on purpose, calls may fail. */
final class Findings {
    private static final int KEPT = 40;

    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private final List<String> errors = new ArrayList<>();
    private final LongAdder wrong = new LongAdder();
    private final LongAdder tolerated = new LongAdder();
    private final Map<String, LongAdder> judged = new ConcurrentHashMap<>();
    private volatile Tolerance tolerance = Tolerance.NOTHING;

    void called(String what) {
        calls.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    /** An answer of this kind was compared with what it had to be. */
    void judged(String what) {
        judged.computeIfAbsent(what, name -> new LongAdder()).increment();
    }

    void tolerate(Tolerance now) {
        tolerance = now;
    }

    Tolerance tolerance() {
        return tolerance;
    }

    boolean broken() {
        return tolerance != Tolerance.NOTHING;
    }

    void tolerated() {
        tolerated.increment();
    }

    void wrong(String what) {
        wrong.increment();
        synchronized (errors) {
            if (errors.size() < KEPT) {
                errors.add(what);
                System.out.println("soak: WRONG: " + what);
            }
        }
    }

    long count() {
        return calls.values().stream().mapToLong(LongAdder::sum).sum();
    }

    long wrongs() {
        return wrong.sum();
    }

    long toleratedCalls() {
        return tolerated.sum();
    }

    List<String> errors() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    Map<String, Long> byKind() {
        return sums(calls);
    }

    Map<String, Long> judgedByKind() {
        return sums(judged);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counted) {
        Map<String, Long> sums = new TreeMap<>();
        counted.forEach((what, count) -> sums.put(what, count.sum()));
        return sums;
    }
}
