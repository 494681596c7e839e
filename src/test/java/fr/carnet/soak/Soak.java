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
        // It says that it cannot stop what was killed on purpose.
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("io.zonky.test.db")).setLevel(Level.OFF);
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
        try (Traffic traffic = new Traffic(calls, callers, RECORDS)) {
            System.out.println("soak: " + callers + " callers about " + RECORDS + " records for " + minutes + " minutes");
            traffic.start();
            aside.scheduleWithFixedDelay(new SideWork(calls, traffic), 10, pause(), TimeUnit.SECONDS);
            steady();
            new LongFaults(all, findings, minutes < 15 ? 15 : 60).run();
            TimeUnit.SECONDS.sleep(pause());
            aside.shutdown();
            aside.awaitTermination(2, TimeUnit.MINUTES);
        }
        Api.Answer verified = calls.get("verification of the trace", "/fhir/AuditEvent/$verify", Life.actor("operator"));
        if (verified == null || !Life.value(verified, "valid").equals("true")) {
            findings.wrong("the trace does not verify");
        }
        logged();
        return verdict();
    }

    /** Sixty samples in an hour, at least twelve in a short run. */
    private long pause() {
        return Math.max(5, Math.min(60, Math.round(minutes * 60 / 12)));
    }

    private void steady() throws IOException, InterruptedException, SQLException, FolderException {
        while (minute() < minutes) {
            TimeUnit.SECONDS.sleep(pause());
            Sample sample = Sample.take(all, minute(), findings.count());
            samples.add(sample);
            System.out.println("soak: " + sample);
            all.mail().purgeEmailFromAllMailboxes();
        }
    }

    private double minute() {
        return (System.nanoTime() - began) / 60e9;
    }

    /** A stack trace in the log is an error nobody was told of. */
    private void logged() throws IOException {
        try (Stream<String> lines = Files.lines(all.serverLog())) {
            long traces = lines.filter(line -> line.startsWith("\tat fr.carnet") || line.contains("OutOfMemoryError")).count();
            System.out.println("soak: " + traces + " lines of our stack traces in the server's log");
        }
    }

    private boolean verdict() {
        System.out.println("soak: calls by kind: " + findings.byKind());
        System.out.println("soak: calls not answered while something was broken: " + findings.toleratedCalls());
        List<String> grown = new Flatness(samples).grown();
        grown.forEach(one -> System.out.println("soak: GREW: " + one));
        findings.errors().forEach(one -> System.out.println("soak: WRONG: " + one));
        boolean well = grown.isEmpty() && findings.wrongs() == 0;
        System.out.println("soak: " + findings.count() + " calls, " + findings.wrongs() + " wrong, " + grown.size()
                + " grown: " + (well ? "passed" : "FAILED"));
        return well;
    }
}
