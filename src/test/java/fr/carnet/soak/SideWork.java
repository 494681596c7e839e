package fr.carnet.soak;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** What goes on beside the callers: imports with the clock moved a day each time, archives. */
final class SideWork implements Runnable {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    /** Further on, what is hidden from a holder would be announced to him. */
    private static final int MOST_DAYS = 12;

    private final Calls calls;
    private final Traffic traffic;
    /** People whose import something broke. */
    private final List<APerson> cutShort = new ArrayList<>();

    private int days;
    private int round;

    SideWork(Calls calls, Traffic traffic) {
        this.calls = calls;
        this.traffic = traffic;
    }

    @Override
    public void run() {
        if (calls.findings().broken()) {
            return;
        }
        try {
            imported();
            exported(traffic.scenes().get(round++ % traffic.scenes().size()));
        } catch (RuntimeException | IOException | AssertionError failed) {
            if (!calls.findings().broken()) {
                calls.findings().wrong("side work failed: " + failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Exactly the rows of the window, also when it is run twice. */
    private void imported() {
        APerson person = APerson.withRecord();
        if (days < MOST_DAYS) {
            days++;
            Life.advance("P1D");
        }
        cutShort.add(person);
        goOn();
    }

    /** Asks again for what something broke; to be called once more when nothing is broken any longer. */
    void goOn() {
        for (APerson one : List.copyOf(cutShort)) {
            if (whole(one) && whole(one)) {
                cutShort.remove(one);
            }
        }
    }

    /** @return false when something broke meanwhile: the import must say that it failed, and is asked for again */
    private boolean whole(APerson person) {
        String path = "/fhir/Patient/" + person.patientId() + "/$import-history";
        Api.Answer answer = calls.make("import", "POST", path, Life.actor("feed"), "{\"resourceType\":\"Parameters\"}");
        if (answer == null) {
            return false;
        }
        calls.findings().judged("import");
        boolean all = Life.value(answer, "historyImported").equals(String.valueOf(rows(person)));
        boolean cut = calls.findings().broken() && Life.value(answer, "historyImport").equals("failed");
        if (!all && !cut) {
            calls.findings().wrong("an import says " + answer.text() + " of " + rows(person) + " rows");
        }
        return all;
    }

    private static long rows(APerson person) {
        LocalDate opened = Life.instant(Life.status(person.token(), person.ins()), "openedAt").atZone(PARIS).toLocalDate();
        return StreamSupport.stream(Api.sandbox("GET", "/sandbox/insurance/" + person.ins(), null).spliterator(), false)
                .map(row -> LocalDate.parse(row.get("date").asText()))
                .filter(date -> !date.isBefore(opened.minusMonths(24)) && !date.isAfter(opened))
                .count();
    }

    /** The holder's archive, taken while his record changes, holds nothing that is hidden from him before and after. */
    private void exported(Scene scene) throws IOException, InterruptedException {
        Facts before = scene.moment().facts();
        String path = "/fhir/Patient/" + scene.person().patientId() + "/$export-record";
        Api.Answer asked = calls.make(Calls.EXPORT, "POST", path, scene.holder(), "{\"resourceType\":\"Parameters\"}");
        if (asked == null || asked.status() != 202) {
            return;
        }
        String address = asked.header("Content-Location").replaceFirst(".*?/fhir/", "/fhir/");
        Api.Answer archive = calls.bytes(Calls.ARCHIVE, address, scene.holder());
        for (int i = 0; i < 120 && archive != null && archive.status() == 202; i++) {
            TimeUnit.MILLISECONDS.sleep(500);
            archive = calls.bytes(Calls.ARCHIVE, address, scene.holder());
        }
        if (archive != null && archive.status() == 200) {
            judged(scene, before, unpacked(archive.body()));
        }
    }

    /** What is there before and after is in it. */
    private void judged(Scene scene, Facts before, String archive) {
        Facts after = scene.moment().facts();
        before.documents().forEach((id, document) -> {
            boolean in = archive.contains(document.text());
            calls.findings().judged(document.hiddenFromHolder() ? "hidden in an archive" : "archive");
            if (in && document.hiddenFromHolder()) {
                calls.findings().wrong("an archive holds what is hidden from its holder: " + id);
            } else if (!in && !document.hiddenFromHolder() && after.documents().containsKey(id) && !scene.uncertain()) {
                calls.findings().wrong("an archive lacks " + id + " of " + scene.person().patientId());
            }
        });
    }

    private static String unpacked(byte[] archive) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
