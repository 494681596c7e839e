package fr.carnet.bench;

import fr.carnet.bench.Target.Holder;
import fr.carnet.bench.Target.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;

/** A number of callers, each asking its next question when the last is answered. */
final class Load {
    private final Target target;
    private final Http http;
    private final List<Holder> people;

    Load(Target target, Http http, List<Holder> people) {
        this.target = target;
        this.http = http;
        this.people = people;
    }

    /** Latencies of one kind of call; times in microseconds. */
    static final class Stopwatch {
        private final ConcurrentHistogram times = new ConcurrentHistogram(3);
        private final AtomicLong errors = new AtomicLong();

        interface Call<T> {
            T make() throws IOException, InterruptedException;
        }

        <T> T time(Call<T> call) throws IOException, InterruptedException {
            long began = System.nanoTime();
            T answer = call.make();
            times.recordValue((System.nanoTime() - began) / 1000);
            return answer;
        }

        void error() {
            errors.incrementAndGet();
        }

        long count() {
            return times.getTotalCount();
        }

        long errors() {
            return errors.get();
        }

        double millis(double percentile) {
            return times.getValueAtPercentile(percentile) / 1000.0;
        }
    }

    /** Fills the records of {@code count} new people. @return seconds it took */
    static double fill(Population population, int count, int callers, List<Holder> people) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(count);
        return together(callers, caller -> {
            Random random = new Random(caller);
            while (left.getAndDecrement() > 0) {
                Holder filled = population.fill(random);
                synchronized (people) {
                    people.add(filled);
                }
            }
        });
    }

    /** The read mix; the result is by question, the whole under "read mix". */
    Map<String, Stopwatch> read(int callers, int seconds) throws InterruptedException {
        Map<String, Stopwatch> watches = new ConcurrentHashMap<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        together(callers, caller -> {
            Random random = new Random(31L * caller + callers);
            while (System.nanoTime() < until) {
                Holder holder = people.get(random.nextInt(people.size()));
                Question question = drawn(target.questions(holder), random);
                ask(holder, question, List.of(
                        watches.computeIfAbsent(question.name(), name -> new Stopwatch()),
                        watches.computeIfAbsent("read mix", name -> new Stopwatch())));
            }
        });
        return new LinkedHashMap<>(watches);
    }

    /** One ITI-65 after the other, each about a random person. */
    Stopwatch provide(Population population, int callers, int seconds) throws InterruptedException {
        Stopwatch watch = new Stopwatch();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        together(callers, caller -> {
            Random random = new Random(17L * caller + callers);
            while (System.nanoTime() < until) {
                population.provide(people.get(random.nextInt(people.size())), random, watch);
            }
        });
        return watch;
    }

    private void ask(Holder holder, Question question, List<Stopwatch> watches) throws IOException, InterruptedException {
        Map<String, String> headers = new java.util.HashMap<>(target.reads(holder));
        if (question.name().equals("content")) {
            headers.put("Accept", "*/*");
        }
        long began = System.nanoTime();
        int status = http.get("/fhir/" + question.path(), headers);
        long micros = (System.nanoTime() - began) / 1000;
        for (Stopwatch watch : watches) {
            watch.times.recordValue(micros);
            if (status != 200) {
                watch.error();
            }
        }
    }

    private static Question drawn(List<Question> questions, Random random) {
        int draw = random.nextInt(questions.stream().mapToInt(Question::weight).sum());
        for (Question question : questions) {
            draw -= question.weight();
            if (draw < 0) {
                return question;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    private interface Caller {
        void work(int number) throws IOException, InterruptedException;
    }

    private static double together(int callers, Caller caller) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        long began = System.nanoTime();
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            int number = i;
            running.add(threads.submit(() -> {
                caller.work(number);
                return null;
            }));
        }
        try {
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } finally {
            threads.shutdownNow();
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
