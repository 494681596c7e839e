package fr.carnet.soak;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.Api;
import fr.carnet.soak.Facts.Document;
import fr.carnet.soak.Scene.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * One random question about a record, by somebody. When nothing changed while it was answered, the answer must be exactly
 * what the facts say: nothing hidden, revoked, deleted or closed shows, and nothing answered is lost.
 */
final class Probe {
    private static final String REFUSED = "refused";

    private final Scene scene;
    private final Calls calls;
    private final Random random;
    private final Moment before;

    Probe(Scene scene, Calls calls, Random random) {
        this.scene = scene;
        this.calls = calls;
        this.random = random;
        this.before = scene.moment();
    }

    void ask() {
        Caller professional = scene.anyProfessional(random);
        switch (random.nextInt(6)) {
            case 0 -> list("list by its holder", scene.holder(), before.facts().foundByHolder());
            case 1 -> count(professional);
            case 2 -> one(professional);
            case 3 -> content(professional);
            case 4 -> strangers();
            default -> list("list", professional.token(), before.facts().found(professional));
        }
    }

    /** In pages of two to fifty. */
    private void list(String what, String token, Set<String> expected) {
        String next = "/fhir/DocumentReference?_count=" + (2 + random.nextInt(49)) + "&_sort=-date&patient="
                + scene.person().reference();
        List<String> found = new ArrayList<>();
        String refused = null;
        while (!next.isEmpty()) {
            Api.Answer page = calls.get(what, next, token);
            if (page == null) {
                return;
            }
            if (page.status() != 200) {
                refused = refusal(page);
                break;
            }
            for (JsonNode entry : page.json().path("entry")) {
                found.add(entry.at("/resource/id").asText());
            }
            next = Words.next(page);
        }
        found.sort(null);
        judged(what, expected == null ? REFUSED : List.copyOf(new TreeSet<>(expected)), refused == null ? found : refused);
    }

    /** By the name of the record it is refused in one way only. */
    private static String refusal(Api.Answer answer) {
        return answer.status() == 403 ? REFUSED : answer.status() + " " + answer.text();
    }

    private void count(Caller professional) {
        String path = "/fhir/DocumentReference?_summary=count&patient.identifier=" + scene.person().system() + "%7C"
                + scene.person().ins();
        Api.Answer answer = calls.get("count by INS", path, professional.token());
        Set<String> expected = before.facts().found(professional);
        if (answer != null) {
            Object counted = answer.status() == 200 ? answer.json().path("total").asInt(-1) : refusal(answer);
            judged("count by INS", expected == null ? REFUSED : expected.size(), counted);
        }
    }

    private void one(Caller professional) {
        String id = anyId();
        if (id != null) {
            Api.Answer answer = calls.get("read", "/fhir/DocumentReference/" + id, professional.token());
            if (answer != null) {
                int expected = before.facts().readable(professional, id) ? 200 : 404;
                judged("read", expected, answer.status(), " of " + id + " by " + professional);
            }
        }
    }

    private void content(Caller professional) {
        Map<String, Document> documents = before.facts().documents();
        if (documents.isEmpty()) {
            return;
        }
        String id = List.copyOf(documents.keySet()).get(random.nextInt(documents.size()));
        Api.Answer read = calls.get("read", "/fhir/DocumentReference/" + id, documents.get(id).author().token());
        if (read == null || read.status() != 200) {
            return;
        }
        String address = "/fhir/" + read.json().at("/content/0/attachment/url").asText();
        Api.Answer answer = calls.bytes("content", address, professional.token());
        if (answer != null) {
            String expected = before.facts().readable(professional, id) ? documents.get(id).text() : "404";
            String found = answer.status() == 200 ? answer.text() : String.valueOf(answer.status());
            judged("content", expected, found, " of " + id + " by " + professional);
        }
    }

    /** Whoever has nothing to do with the record learns nothing of it. */
    private void strangers() {
        String id = anyId();
        Caller stranger = calls.stranger();
        Api.Answer search =
                calls.get("stranger", "/fhir/DocumentReference?patient=" + scene.person().reference(), stranger.token());
        if (search != null) {
            calls.findings().judged("stranger");
        }
        if (search != null && search.status() != 403) {
            calls.findings().wrong("a stranger's search was answered " + search.status());
        }
        Api.Answer read = id == null ? null : calls.get("stranger", "/fhir/DocumentReference/" + id, stranger.token());
        if (read != null && read.status() != 404) {
            calls.findings().wrong("a stranger's read was answered " + read.status());
        }
    }

    /** Of a document that is there, or of one that was deleted. */
    private String anyId() {
        Set<String> ids = new TreeSet<>(before.facts().documents().keySet());
        before.facts().deleted().stream().limit(3).forEach(ids::add);
        return ids.isEmpty() ? null : List.copyOf(ids).get(random.nextInt(ids.size()));
    }

    private void judged(String what, Object expected, Object found) {
        judged(what, expected, found, "");
    }

    private void judged(String what, Object expected, Object found, String which) {
        if (!scene.still(before) || scene.uncertain()) {
            return;
        }
        calls.findings().judged(what);
        if (!expected.equals(found)) {
            calls.findings().wrong(what + which + ": expected " + expected + ", found " + found + " in "
                    + scene.person().patientId());
        }
    }
}
