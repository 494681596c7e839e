package fr.carnet.soak;

import fr.carnet.scenario.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Things break while the callers go on: each time the server comes back by itself, says so truly, and has lost nothing. */
final class LongFaults {
    private static final int MOST_SECONDS = 240;
    /** When a call gives up an answer that was lost on the line: the socketTimeout of the database, and a little. */
    private static final int LOST_SECONDS = 95;

    private final Surroundings all;
    private final Findings findings;
    private final int secondsAway;

    /** @param secondsAway how long the database, its line, the disk and the mail server stay away */
    LongFaults(Surroundings all, Findings findings, int secondsAway) {
        this.all = all;
        this.findings = findings;
        this.secondsAway = secondsAway;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Breakages breakages = new Breakages(all, findings);
        during("a content file is damaged", Tolerance.NOTHING, breakages::contentDamaged);
        during("the machine's clock is set back", Tolerance.NOTHING, breakages::clockSetBack);
        during("the disk is full", Tolerance.DISK_FULL, () -> breakages.diskFull(secondsAway));
        during("the server is killed", Tolerance.NO_SERVER, () -> {
            all.killServer();
            all.startServer();
        });
        during("an update fails", Tolerance.NO_SERVER, breakages::updateFails);
        during("the database is stopped", Tolerance.NO_DATABASE, () -> {
            all.stopDatabase();
            readiness(503);
            TimeUnit.SECONDS.sleep(secondsAway);
            all.startDatabase();
        });
        during("the database is killed", Tolerance.NO_DATABASE, () -> {
            all.killDatabase();
            readiness(503);
            all.startDatabase();
        });
        during("the line to the database is cut", Tolerance.NO_DATABASE, () -> {
            all.line().cut();
            TimeUnit.SECONDS.sleep(secondsAway);
            readiness(503);
            all.line().mend();
            TimeUnit.SECONDS.sleep(Math.max(0, LOST_SECONDS - secondsAway));
        });
        all.line().endLost();
        mailAway();
    }

    private interface Fault {
        void happen() throws IOException, InterruptedException, SQLException;
    }

    private void during(String what, Tolerance tolerance, Fault fault) throws IOException, InterruptedException, SQLException {
        System.out.println("soak: " + what);
        long began = System.nanoTime();
        long calls = findings.count();
        findings.tolerate(tolerance);
        fault.happen();
        readiness(200);
        long seconds = (System.nanoTime() - began) / 1_000_000_000;
        // What was sent while it was broken is answered by now, or never.
        TimeUnit.SECONDS.sleep(tolerance == Tolerance.NOTHING ? 0 : 12);
        findings.tolerate(Tolerance.NOTHING);
        TimeUnit.SECONDS.sleep(10);
        System.out.println("soak: " + what + ": well again after " + seconds + " s, " + (findings.count() - calls) + " calls");
    }

    /** Calls go on as if nothing were; every letter arrives afterwards. */
    private void mailAway() throws InterruptedException, SQLException {
        System.out.println("soak: the mail server is away");
        List<String> twice = all.letters().takenMoreThanOnce();
        // Taken, but the answers that say so may be lost (RFC 5321, 4.5.4.1): of all letters these may come again.
        Set<String> underWay = all.letters().stop();
        TimeUnit.SECONDS.sleep(secondsAway);
        long waiting = waiting("");
        if (waiting == 0) {
            findings.wrong("no letter waited while the mail server was away");
        }
        all.letters().start();
        String before = " and created < timestamptz '" + Instant.now() + "'";
        long left = waiting(before);
        for (int second = 0; second < MOST_SECONDS && left > 0; second++) {
            TimeUnit.SECONDS.sleep(1);
            long now = waiting(before);
            second = now < left ? 0 : second;
            left = now;
        }
        if (left > 0) {
            findings.wrong(left + " letters wait since the mail server was away, none was sent for " + MOST_SECONDS + " s");
        }
        List<String> sentTwice = new ArrayList<>(all.letters().takenMoreThanOnce());
        sentTwice.removeAll(twice);
        sentTwice.removeAll(underWay);
        if (!sentTwice.isEmpty()) {
            findings.wrong(sentTwice.size() + " letters were sent twice after the mail server was away");
        }
        System.out.println("soak: the mail server was away: " + waiting + " letters waited, " + left + " left");
    }

    private long waiting(String which) throws SQLException {
        return all.number("select count(*) from carnet_outbox where status not in ('sent', 'kept')" + which);
    }

    /** Whatever is marked as sent was taken by the mail server; it took nothing twice while all was well. */
    void letters(List<String> takenTwiceBefore) throws SQLException {
        List<String> lost = all.texts("select id from carnet_outbox where status = 'sent'").stream()
                .filter(id -> !all.letters().took(id))
                .toList();
        if (!lost.isEmpty()) {
            findings.wrong(lost.size() + " letters were marked as sent and never arrived: " + lost.get(0));
        }
        if (!takenTwiceBefore.isEmpty()) {
            findings.wrong(takenTwiceBefore.size() + " letters were sent twice while nothing was broken");
        }
        System.out.println("soak: " + all.letters().count() + " letters");
    }

    private void readiness(int wanted) throws InterruptedException {
        for (int second = 0; second < MOST_SECONDS; second++) {
            if (told() == wanted) {
                return;
            }
            TimeUnit.SECONDS.sleep(1);
        }
        findings.wrong("readiness did not say " + wanted + " within " + MOST_SECONDS + " s");
    }

    private static int told() {
        try {
            return Api.call("GET", "/actuator/health/readiness", null, null, Map.of("Accept", "*/*")).status();
        } catch (UncheckedIOException notNow) {
            return 0;
        }
    }
}
