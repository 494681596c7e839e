package fr.carnet.soak;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What breaks beside server and database: a content file, the disk, an update, the machine's clock. */
final class Breakages {
    private final Surroundings all;
    private final Findings findings;
    private final APerson person = APerson.withRecord();
    private final String depositor = Life.structure();

    Breakages(Surroundings all, Findings findings) {
        this.all = all;
        this.findings = findings;
    }

    /** A damaged content is refused and never given out; mended, it is read again. */
    void contentDamaged() throws IOException, SQLException {
        Api.Answer deposited = Life.deposit(depositor, person.patientId(), "intact");
        String id = deposited.json().path("id").asText();
        Path file = file(id);
        byte[] bytes = Files.readAllBytes(file);
        byte[] damaged = bytes.clone();
        damaged[damaged.length - 1] ^= 1;
        Files.write(file, damaged);
        must(content(id).status() == 409, "a damaged content was not refused");
        must(metrics().contains("carnet_content_corrupted_total{reason=\"ALTERED\""), "a damaged content was not counted");
        Files.write(file, bytes);
        must(content(id).text().equals("intact"), "a mended content is not read");
    }

    private Path file(String document) throws IOException, SQLException {
        String name = all.texts("select record || '-' || digest from carnet_content where document_id = '" + document + "'")
                .get(0);
        try (Stream<Path> files = Files.walk(all.place().resolve("data/content"))) {
            return files.filter(file -> file.getFileName().toString().equals(name)).findFirst().orElseThrow();
        }
    }

    private Api.Answer content(String document) {
        Api.Answer read = Api.get("/fhir/DocumentReference/" + document, person.token());
        String address = "/fhir/" + read.json().at("/content/0/attachment/url").asText();
        return Api.call("GET", address, person.token(), null, Map.of("Accept", "*/*"));
    }

    private static String metrics() {
        return Api.call("GET", "/actuator/prometheus", null, null, Map.of("Accept", "*/*")).text();
    }

    /** The system refuses every byte to the server's files: what was there is read, what comes is refused whole. */
    void diskFull(int seconds) throws IOException, InterruptedException {
        long before = documents();
        writable("0");
        try {
            Api.Answer refused = Life.deposit(depositor, person.patientId(), "perdu");
            must(refused.status() == 503 && refused.code().equals("unavailable") && !refused.header("Retry-After").isEmpty(),
                    "a deposit on a full disk was answered " + refused.status() + " " + refused.text());
            TimeUnit.SECONDS.sleep(seconds);
        } finally {
            writable("unlimited");
        }
        must(documents() == before, "a deposit that was refused left something");
        must(Life.deposit(depositor, person.patientId(), "de nouveau").status() == 201, "no deposit after a full disk");
    }

    private void writable(String bytes) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("prlimit", "--pid", String.valueOf(all.serverPid()), "--fsize=" + bytes + ":")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        must(process.waitFor() == 0, "prlimit: " + said);
    }

    private long documents() {
        String path = "/fhir/DocumentReference?_summary=count&patient=" + person.reference();
        return Api.get(path, person.token()).json().path("total").asLong(-1);
    }

    /** An update that fails halfway is refused; the version that was there starts again. */
    void updateFails() throws IOException, InterruptedException {
        Path file = all.place().resolve("update/db/migration/common/V999999__tomorrow.sql");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
                create table carnet_of_tomorrow (record integer not null primary key);
                insert into carnet_of_tomorrow (record) values (null);
                """);
        all.killServer();
        must(!all.startsWith(all.place().resolve("update")), "a server started on a migration that fails");
        must(Files.readString(all.serverLog()).contains("cannot be brought to this version"), "no sentence about the migration");
        all.startServer();
    }

    /** As when the machine's clock is set back an hour: every job that is due again and again is due only then. */
    void clockSetBack() throws SQLException, InterruptedException {
        String hour = "update scheduled_tasks set execution_time = now() + interval '1 hour' where picked = false"
                + " and execution_time < now() + interval '1 minute' returning task_name";
        String late = all.texts(hour).stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        must(!late.isEmpty(), "no job is due in the next minute");
        long still = -1;
        for (int second = 0; second < 60 && still != 0; second++) {
            TimeUnit.SECONDS.sleep(1);
            still = all.number("select count(*) from scheduled_tasks where task_name in (" + late + ")"
                    + " and execution_time > now() + interval '30 minutes'");
        }
        must(still == 0, still + " jobs wait for an hour because the clock was set back");
    }

    private void must(boolean right, String otherwise) {
        findings.judged("faults");
        if (!right) {
            findings.wrong(otherwise);
        }
    }
}
