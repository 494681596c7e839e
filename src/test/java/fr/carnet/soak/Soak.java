package fr.carnet.soak;

import ch.qos.logback.classic.Level;
import com.icegreen.greenmail.store.FolderException;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** {@code scripts/soak [MINUTES [CALLERS]]}: exit status 0 when nothing was wrong and nothing grew, 1 otherwise. */
public final class Soak {
    private static final int RECORDS = 40;
    private static final String A_TRACE = "\\s+at [\\w.$/@]+\\(.*";
    private static final String A_FAULT_OF_OURS = "(Caused by: )?java\\.lang\\.\\w+(Error|Exception).*";

    private final Surroundings all;
    private final Findings findings = new Findings();
    private final List<Sample> samples = new ArrayList<>();
    private final long began = System.nanoTime();
    private final double minutes;

    private Soak(Surroundings all, double minutes) {
        this.all = all;
        this.minutes = minutes;
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(Level.WARN);
        // They say that they cannot stop, or go on talking to, what was killed on purpose.
        for (String name : List.of("io.zonky.test.db", "com.icegreen.greenmail")) {
            ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF);
        }
        double minutes = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 60;
        int callers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
        Path place = Files.createTempDirectory("carnet-soak");
        boolean well;
        try (Surroundings all = Surroundings.start(place)) {
            well = new Soak(all, minutes).run(callers);
        }
        if (well) {
            emptied(place);
        } else {
            System.out.println("soak: the server's log, its data and its database are in " + place);
        }
        System.exit(well ? 0 : 1);
    }

    private static void emptied(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean run(int callers) throws Exception {
        Calls calls = new Calls(findings);
        ScheduledExecutorService aside = Executors.newSingleThreadScheduledExecutor();
        LongFaults faults = new LongFaults(all, findings, minutes < 15 ? 15 : 60);
        List<String> twice;
        List<Scene> scenes;
        try (Traffic traffic = new Traffic(calls, callers, RECORDS)) {
            System.out.println("soak: " + callers + " callers about " + RECORDS + " records for " + minutes + " minutes");
            traffic.start();
            SideWork sideWork = new SideWork(calls, traffic);
            aside.scheduleWithFixedDelay(sideWork, 10, pause(), TimeUnit.SECONDS);
            steady();
            traces("while nothing was broken", A_TRACE);
            twice = all.letters().takenMoreThanOnce();
            faults.run();
            TimeUnit.SECONDS.sleep(pause());
            aside.shutdown();
            if (!aside.awaitTermination(2, TimeUnit.MINUTES)) {
                findings.wrong("an import or an export does not end");
            }
            sideWork.goOn();
            scenes = traffic.scenes();
        }
        scenes.forEach(scene -> new Kept(scene, calls).check());
        Sample last = Sample.take(all, minute(), findings.count());
        System.out.println("soak: " + last);
        Api.Answer verified = calls.get("verification of the trace", "/fhir/AuditEvent/$verify", Life.actor("operator"));
        if (verified == null || !Life.value(verified, "valid").equals("true")) {
            findings.wrong("the trace does not verify");
        }
        faults.letters(twice);
        traces("after all", A_FAULT_OF_OURS);
        return verdict(last);
    }

    /** Sixty samples in an hour, at least twelve in a short run. */
    private long pause() {
        return Math.max(5, Math.min(60, Math.round(minutes * 60 / 12)));
    }

    private void steady() throws IOException, InterruptedException, SQLException, FolderException {
        while (minute() < minutes || samples.size() < Flatness.FEWEST) {
            TimeUnit.SECONDS.sleep(pause());
            Sample sample = Sample.take(all, minute(), findings.count());
            samples.add(sample);
            System.out.println("soak: " + sample);
            all.letters().forget();
        }
    }

    private double minute() {
        return (System.nanoTime() - began) / 60e9;
    }

    /** A stack trace in the log is an error nobody was told of; libraries write some when their database is gone. */
    private void traces(String when, String pattern) throws IOException {
        try (Stream<String> lines = Files.lines(all.serverLog())) {
            List<String> traces = lines.filter(line -> line.matches(pattern)).toList();
            if (!traces.isEmpty()) {
                findings.wrong(traces.size() + " lines in the server's log " + when + ": " + traces.get(0).strip());
            }
        }
    }

    /** A question that was never asked has no answer. */
    private List<String> unasked() {
        return Stream.of(
                        "list", "list by its holder", "count by INS", "read", "content", "stranger", "page after revocation",
                        "import", "archive", "hidden in an archive", "faults", "documents after all")
                .filter(what -> !findings.judgedByKind().containsKey(what))
                .toList();
    }

    private boolean verdict(Sample last) {
        System.out.println("soak: calls by kind: " + findings.byKind());
        System.out.println("soak: answers judged: " + findings.judgedByKind());
        System.out.println("soak: calls not answered while something was broken: " + findings.toleratedCalls());
        Flatness flatness = new Flatness(samples);
        List<String> grown = new ArrayList<>(flatness.grown());
        grown.addAll(flatness.left(last));
        grown.forEach(one -> System.out.println("soak: GREW: " + one));
        unasked().forEach(what -> findings.wrong("never judged: " + what));
        findings.errors().forEach(one -> System.out.println("soak: WRONG: " + one));
        boolean well = grown.isEmpty() && findings.wrongs() == 0;
        System.out.println("soak: " + findings.count() + " calls, " + findings.wrongs() + " wrong, " + grown.size()
                + " grown: " + (well ? "passed" : "FAILED"));
        return well;
    }
}
