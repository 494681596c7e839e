package fr.carnet.soak;

import fr.carnet.scenario.support.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** Things break while the callers go on: each time the server comes back by itself, says so truly, and has lost nothing. */
final class LongFaults {
    private static final int MOST_SECONDS = 240;

    private final Surroundings all;
    private final Findings findings;
    private final int secondsAway;

    /** @param secondsAway how long the database and the mail server stay away */
    LongFaults(Surroundings all, Findings findings, int secondsAway) {
        this.all = all;
        this.findings = findings;
        this.secondsAway = secondsAway;
    }

    void run() throws IOException, InterruptedException, SQLException, MessagingException {
        during("the server is killed", () -> {
            all.killServer();
            all.startServer();
        });
        during("the database is stopped", () -> {
            all.stopDatabase();
            readiness(503);
            TimeUnit.SECONDS.sleep(secondsAway);
            all.startDatabase();
        });
        during("the database is killed", () -> {
            all.killDatabase();
            readiness(503);
            all.startDatabase();
        });
        mailAway();
    }

    private interface Fault {
        void happen() throws IOException, InterruptedException;
    }

    private void during(String what, Fault fault) throws IOException, InterruptedException {
        System.out.println("soak: " + what);
        long began = System.nanoTime();
        findings.breaking(true);
        fault.happen();
        readiness(200);
        // What was sent while it was broken is answered by now, or never.
        TimeUnit.SECONDS.sleep(12);
        findings.breaking(false);
        System.out.println("soak: " + what + ": serving again after " + (System.nanoTime() - began) / 1_000_000_000 + " s");
        TimeUnit.SECONDS.sleep(10);
    }

    /** Calls go on as if nothing were; every message arrives once afterwards. */
    private void mailAway() throws InterruptedException, SQLException, MessagingException {
        System.out.println("soak: the mail server is away");
        Set<String> seen = ids();
        all.stopMail();
        TimeUnit.SECONDS.sleep(secondsAway);
        long waiting = unsent();
        if (waiting == 0) {
            findings.wrong("no message waited while the mail server was away");
        }
        all.startMail();
        Instant back = Instant.now();
        for (int second = 0; second < 2 * MOST_SECONDS && unsentBefore(back) > 0; second++) {
            TimeUnit.SECONDS.sleep(1);
        }
        if (unsentBefore(back) > 0) {
            findings.wrong(unsentBefore(back) + " messages written while the mail server was away are still not sent");
        }
        Set<String> later = ids();
        later.retainAll(seen);
        if (!later.isEmpty()) {
            findings.wrong(later.size() + " messages were sent twice");
        }
        System.out.println("soak: the mail server was away: " + waiting + " messages waited, all sent");
    }

    private Set<String> ids() throws MessagingException {
        Set<String> ids = new HashSet<>();
        for (MimeMessage message : all.mail().getReceivedMessages()) {
            if (!ids.add(message.getMessageID())) {
                findings.wrong("a message was sent twice");
            }
        }
        return ids;
    }

    private long unsent() throws SQLException {
        return all.number("select count(*) from carnet_outbox where status not in ('sent', 'kept')");
    }

    private long unsentBefore(Instant back) throws SQLException {
        return all.number("select count(*) from carnet_outbox where status not in ('sent', 'kept') and created < timestamptz '"
                + back + "'");
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
