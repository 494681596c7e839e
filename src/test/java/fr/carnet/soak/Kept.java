package fr.carnet.soak;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import fr.carnet.soak.Facts.Document;
import java.util.Set;
import java.util.TreeSet;

/**
 * Of a record that nobody changes now: every document whose deposit was answered is there with its content, and whatever is
 * there is whole. Of a last change that was not answered, both outcomes are right.
 */
final class Kept {
    private final Scene scene;
    private final Calls calls;

    Kept(Scene scene, Calls calls) {
        this.scene = scene;
        this.calls = calls;
    }

    void check() {
        Facts facts = scene.moment().facts();
        Set<String> listed = listed();
        if (listed == null && (!facts.open() || scene.uncertain())) {
            Life.operation(Life.actor("agent"), scene.person().patientId(), "$reopen-record");
            listed = listed();
        }
        if (calls.findings().broken()) {
            return;
        }
        if (listed == null) {
            calls.findings().wrong("the documents of " + scene.person().patientId() + " are refused to their holder");
            return;
        }
        calls.findings().judged("documents after all");
        compared(facts, listed);
        listed.forEach(id -> whole(id, facts.documents().get(id)));
    }

    private void compared(Facts facts, Set<String> listed) {
        Set<String> expected = new TreeSet<>();
        facts.documents().forEach((id, document) -> {
            if (!document.hiddenFromHolder()) {
                expected.add(id);
            }
        });
        Set<String> gone = new TreeSet<>(expected);
        gone.removeAll(listed);
        Set<String> more = new TreeSet<>(listed);
        more.removeAll(expected);
        int doubtful = scene.uncertain() ? 1 : 0;
        if (gone.size() + more.size() > doubtful && !calls.findings().broken()) {
            calls.findings().wrong("documents of " + scene.person().patientId() + " gone: " + gone + ", never answered: " + more);
        }
    }

    /** Ids; null: refused. */
    private Set<String> listed() {
        Set<String> listed = new TreeSet<>();
        String next = "/fhir/DocumentReference?_count=100&patient=" + scene.person().reference();
        while (!next.isEmpty()) {
            Api.Answer page = calls.get("list after all", next, scene.holder());
            if (page == null || page.status() != 200) {
                return null;
            }
            for (JsonNode entry : page.json().path("entry")) {
                listed.add(entry.at("/resource/id").asText());
            }
            next = Words.next(page);
        }
        return listed;
    }

    /** @param known null: its deposit was not answered */
    private void whole(String id, Document known) {
        Api.Answer read = calls.get("read after all", "/fhir/DocumentReference/" + id, scene.holder());
        if (read == null) {
            return;
        }
        String address = "/fhir/" + read.json().at("/content/0/attachment/url").asText();
        Api.Answer content = calls.bytes("content after all", address, scene.holder());
        if (content != null && (content.status() != 200 || known != null && !content.text().equals(known.text()))) {
            calls.findings().wrong("document " + id + " is not what was deposited: " + content.status() + " " + content.text());
        }
    }
}
