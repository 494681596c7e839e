package fr.carnet.schedule;

import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.DueJob.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what is due. On one node a job never runs twice at once: whoever asks for everything waits for the run under way,
 * so that all of it is done when he is answered; between nodes the jobs themselves see to it.
 */
@Component
public class DueWork {
    private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
    private static final int MOST_ROUNDS = 100;

    private final Map<String, DueJob> jobs = new TreeMap<>();
    private final Map<String, ReentrantLock> turns = new TreeMap<>();
    private final BusinessClock clock;
    private final MeterRegistry meters;

    DueWork(List<DueJob> jobs, BusinessClock clock, MeterRegistry meters) {
        for (DueJob job : jobs) {
            if (this.jobs.put(job.name(), job) != null) {
                throw new IllegalStateException("two jobs are called " + job.name());
            }
            turns.put(job.name(), new ReentrantLock());
        }
        this.clock = clock;
        this.meters = meters;
    }

    /** Runs every job, again and again until nothing new comes out: what one finishes may be due for another. */
    public List<Outcome> runEverything() {
        List<Outcome> all = new ArrayList<>();
        List<Outcome> before = List.of();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            List<Outcome> outcomes = jobs.keySet().stream()
                    .flatMap(name -> run(name).stream())
                    .toList();
            if (outcomes.isEmpty() || outcomes.equals(before)) {
                return all;
            }
            all.addAll(outcomes);
            before = outcomes;
        }
        LOG.warn("event=due-work-endless rounds={}", MOST_ROUNDS);
        return all;
    }

    List<String> names() {
        return List.copyOf(jobs.keySet());
    }

    /** One run of one job; what fails is told as an outcome and tried again next time. */
    List<Outcome> run(String name) {
        ReentrantLock turn = turns.get(name);
        turn.lock();
        try {
            List<Outcome> outcomes = jobs.get(name).runDue(clock.now());
            outcomes.forEach(this::count);
            return outcomes;
        } catch (RuntimeException failure) {
            // Whatever goes wrong in one job, the others still run and this one is tried again.
            LOG.error("event=job-failed job={} kind={}", name, failure.getClass().getName());
            Outcome failed = new Outcome(name, "", "failed");
            count(failed);
            return List.of(failed);
        } finally {
            turn.unlock();
        }
    }

    private void count(Outcome outcome) {
        meters.counter("carnet.jobs", "job", outcome.job(), "outcome", outcome.outcome())
                .increment();
    }
}
