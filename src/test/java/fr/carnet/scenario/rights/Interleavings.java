package fr.carnet.scenario.rights;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;

/** One record of which one thing ends again and again while others read it on every path they had open. */
final class Interleavings {
    /** What ends, and what begins again before the next round. */
    enum End {
        REVOKE,
        MASK,
        BLOCK,
        CLOSE
    }

    private final End end;
    private final APerson person = APerson.withRecord();
    private final String holder = person.token();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();
    private final String document = Seen.deposited(author.token(), Sent.document(person));
    private final String content;
    private final String next;
    private String grant;
    private String block;

    Interleavings(End end) {
        this.end = end;
        Seen.deposited(author.token(), Sent.document(person));
        Seen.deposited(author.token(), Sent.document(person));
        grant = Seen.consent(holder, Sent.grant(person, reader));
        content = "/fhir/" + Api.get("/fhir/DocumentReference/" + document, reader.token()).json().at("/content/0/attachment/url").asText();
        next = nextPage();
    }

    /** Ids newest first, one on a page: the oldest document is on the third. */
    private String nextPage() {
        String page = "/fhir/DocumentReference?_count=2&_sort=-_lastUpdated&patient=" + person.reference();
        for (var link : Api.get(page, reader.token()).json().get("link")) {
            if (link.get("relation").asText().equals("next")) {
                return link.get("url").asText().replaceFirst(".*?/fhir/", "/fhir/");
            }
        }
        throw new AssertionError("no next page");
    }

    /** @return what was still shown, on which path, to requests that started after the end was answered */
    List<String> rounds(int count, ExecutorService readers) throws Exception {
        List<String> late = new ArrayList<>();
        for (int round = 0; round < count; round++) {
            AtomicBoolean ended = new AtomicBoolean();
            List<Future<List<String>>> reading = new ArrayList<>();
            for (int from = 0; from < 2; from++) {
                int first = ThreadLocalRandom.current().nextInt(paths().size());
                reading.add(readers.submit(() -> shownAfter(ended, first)));
            }
            end();
            ended.set(true);
            for (Future<List<String>> one : reading) {
                late.addAll(one.get());
            }
            begin();
        }
        return late;
    }

    private List<String> paths() {
        String entry = "/fhir/DocumentReference/" + document;
        return List.of(
                "/fhir/DocumentReference?_count=50&patient=" + person.reference(),
                next,
                entry,
                content,
                entry + "/_history/1",
                entry + "/_history");
    }

    /** Goes round the paths until the end was answered, and then once through all of them. */
    private List<String> shownAfter(AtomicBoolean ended, int first) {
        List<String> shown = new ArrayList<>();
        List<String> paths = paths();
        for (int i = first; !ended.get(); i++) {
            Api.get(paths.get(i % paths.size()), reader.token());
        }
        String path = paths.get(first);
        Api.Answer answer = Api.get(path, reader.token());
        if (answer.status() == 200 && (end != End.MASK || !path.contains("?") || answer.text().contains(document))) {
            shown.add(end + " " + path);
        }
        return shown;
    }

    private void end() {
        switch (end) {
            case REVOKE -> Seen.revoke(grant, holder);
            case MASK -> Stage.done(Api.jsonPatch("/fhir/DocumentReference/" + document, holder, Sent.addLabel("MASQUE_PS")));
            case BLOCK -> block = Seen.consent(holder, Sent.block(person, reader));
            case CLOSE -> Stage.done(Api.post("/fhir/" + person.reference() + "/$close-record", holder, Sent.reason("Je ferme")));
        }
    }

    private void begin() {
        switch (end) {
            case MASK -> Stage.done(Seen.unlabel(document, "MASQUE_PS", holder));
            case BLOCK -> Seen.revoke(block, holder);
            case CLOSE -> Stage.done(Api.post("/fhir/" + person.reference() + "/$reopen-record", holder, "{\"resourceType\":\"Parameters\"}"));
            case REVOKE -> { }
        }
        if (end != End.MASK) {
            grant = Seen.consent(holder, Sent.grant(person, reader));
        }
    }
}
