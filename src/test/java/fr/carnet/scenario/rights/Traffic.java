package fr.carnet.scenario.rights;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;

/** Random calls of everybody who may meet a record, rightly or not, each written down as the client saw it end. */
final class Traffic {
    private static final String JSON = "application/fhir+json";

    private final Random random;
    private final Ledger ledger = new Ledger();
    private final APerson person = APerson.withRecord();
    private final APerson representative = APerson.withoutRecord();
    private final APerson carer = APerson.withoutRecord();
    private final APerson stranger = APerson.withoutRecord();
    private final APerson elsewhere = APerson.withRecord();
    private final Pro granted = Pro.doctor();
    private final Pro pharmacist = Pro.of("21");
    private final Pro unknown = Pro.doctor();
    private final Pro blocked = Pro.doctor();
    private final Pro urgent = Pro.doctor();
    private final Pro regulating = Pro.regulating();
    private final List<Actor> actors = new ArrayList<>();
    private final List<Stored> documents = new ArrayList<>();
    private final TrafficOfWrites writes;

    /** @param why purpose when let in; @param otherwise when not */
    record Actor(String who, String token, String why, String otherwise) {}

    /** @param content address of its bytes */
    record Stored(String id, String content, boolean hidden, AtomicBoolean hiddenFromRepresentatives) {
        Stored(String id, String content, boolean hidden, boolean hiddenFromRepresentatives) {
            this(id, content, hidden, new AtomicBoolean(hiddenFromRepresentatives));
        }
    }

    /** In the words of the trace; {@code about} null when of no one document. */
    record Deed(String action, String rest, String what, Stored about) {}

    Traffic(Random random) {
        this.random = random;
        this.writes = new TrafficOfWrites(this, random);
        Life.relate(Life.actor("agent"), person.patientId(), representative.ins(), "GUARD");
        Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, carer, "CAREGIVER"));
        Seen.consent(person.token(), Sent.grant(person, granted));
        Seen.consent(person.token(), Sent.grant(person, pharmacist));
        Seen.consent(person.token(), Sent.block(person, blocked));
        List.of(granted, pharmacist, unknown, blocked).forEach(pro -> professional(pro, "TREAT"));
        Api.post("/fhir/" + person.reference() + "/$break-glass", urgent.token(), Sent.reason("Inconscient, seul"));
        professional(urgent, "BTG");
        professional(regulating, "ETREAT");
        String finess = Pro.newStructure();
        actors.add(new Actor(finess, Pro.structure(finess), "TREAT", "TREAT"));
        actors.add(new Actor(person.ins(), person.token(), "PATRQT", "PATRQT"));
        actors.add(new Actor(representative.ins(), representative.token(), "FAMRQT", "PATRQT"));
        actors.add(new Actor(carer.ins(), carer.token(), "FAMRQT", "PATRQT"));
        actors.add(new Actor(stranger.ins(), stranger.token(), "PATRQT", "PATRQT"));
        actors.add(new Actor("sandbox-agent", Life.actor("agent"), "HOPERAT", "HOPERAT"));
        actors.add(new Actor("ALIM_AM", Life.actor("feed"), "HOPERAT", "HOPERAT"));
        actors.add(new Actor("sandbox-operator", Life.actor("operator"), "HOPERAT", "HOPERAT"));
        deposit(actors.get(0), new String[] {});
        deposit(actors.get(0), new String[] {"MASQUE_PS"});
        deposit(actors.get(0), new String[] {"INVISIBLE_PATIENT"});
        deposit(actors.get(1), new String[] {"INVISIBLE_REPRESENTANTS_LEGAUX"});
    }

    private void professional(Pro pro, String why) {
        actors.add(new Actor(pro.idNat(), pro.token(), why, "TREAT"));
    }

    /** Whoever's purpose is known only when he comes in by emergency: his first calls of the day. */
    Actor urgently(Pro pro) {
        return new Actor(pro.idNat(), pro.token(), "BTG", "TREAT");
    }

    void keep(Stored stored) {
        documents.add(stored);
    }

    Ledger ledger() {
        return ledger;
    }

    APerson person() {
        return person;
    }

    APerson representative() {
        return representative;
    }

    APerson carer() {
        return carer;
    }

    APerson stranger() {
        return stranger;
    }

    List<Pro> professionals() {
        return List.of(granted, pharmacist, unknown, blocked, urgent, regulating);
    }

    void next() {
        Actor actor = actors.get(random.nextInt(actors.size()));
        Stored document = documents.get(random.nextInt(documents.size()));
        switch (random.nextInt(22)) {
            case 0 -> search(actor, one("DocumentReference", "List", "AllergyIntolerance", "Immunization"));
            case 1 -> pages(actor);
            case 2, 3 -> byId(actor, document, "", "read", "R");
            case 4 -> byId(actor, document, "/_history/1", "vread", "R");
            case 5 -> byId(actor, document, "/_history", "history-instance", "R");
            case 6 -> download(actor, document);
            case 7 -> deposit(actor, one(new String[] {}, new String[] {"MASQUE_PS"}, new String[] {"INVISIBLE_PATIENT"}));
            case 8 -> invalid(actor);
            case 9 -> bundle(actor, document);
            case 10 -> undone(actor, document);
            case 11 -> status(actor);
            case 12 -> shapeless(actor, document);
            case 13 -> scoped(document);
            case 14 -> operations(actor);
            default -> writes.next(actor, document);
        }
    }

    @SafeVarargs
    final <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    void note(Api.Answer answer, Actor actor, Deed deed) {
        note(answer, answer.status() < 300, actor, deed);
    }

    void note(Api.Answer call, boolean done, Actor actor, Deed deed) {
        String why = done ? actor.why() : actor.otherwise();
        String id = call.header("X-Request-Id");
        Stored about = deed.about();
        ledger.add(
                new Ledger.Line(id, actor.who(), deed.action(), deed.rest(), deed.what(), done ? "0" : "4", why),
                about != null,
                about != null && about.hidden(),
                () -> about != null && about.hiddenFromRepresentatives().get());
    }

    private Api.Answer get(String path, Actor actor) {
        return ledger.timed("GET", path, actor.token(), null, JSON);
    }

    void search(Actor actor, String type) {
        note(get("/fhir/" + type + "?patient=" + person.reference(), actor), actor, new Deed("E", "search-type", "?" + type, null));
    }

    private void pages(Actor actor) {
        String next = "/fhir/DocumentReference?_count=2&patient=" + person.reference();
        while (!next.isEmpty()) {
            Api.Answer page = get(next, actor);
            note(page, actor, new Deed("E", "search-type", "?DocumentReference", null));
            next = "";
            for (JsonNode link : page.json().path("link")) {
                next = link.path("relation").asText().equals("next") ? Ledger.local(link.get("url").asText()) : next;
            }
        }
    }

    private void byId(Actor actor, Stored document, String more, String rest, String action) {
        String what = "DocumentReference/" + document.id();
        note(get("/fhir/" + what + more, actor), actor, new Deed(action, rest, what, document));
    }

    private void download(Actor actor, Stored document) {
        Api.Answer answer = get("/fhir/" + document.content(), actor);
        note(answer, actor, new Deed("R", "read", "DocumentReference/" + document.id(), document));
    }

    private void deposit(Actor actor, String[] labels) {
        boolean patient = List.of("PATRQT", "FAMRQT").contains(actor.why());
        String body = patient
                ? Sent.identified(person, "DOCPAT01", Sent.newIdentifier())
                : Sent.document(person, labels);
        Api.Answer answer = ledger.timed("POST", "/fhir/DocumentReference", actor.token(), body, JSON);
        if (answer.status() != 201) {
            note(answer, actor, new Deed("C", "create", "", null));
            return;
        }
        JsonNode made = answer.json();
        String shown = patient ? "" : String.join(",", labels);
        Stored stored = new Stored(
                made.get("id").asText(),
                Ledger.local("/fhir/" + made.at("/content/0/attachment/url").asText().replaceFirst(".*/fhir/", ""))
                        .substring("/fhir/".length()),
                shown.contains("INVISIBLE_PATIENT"),
                shown.contains("LEGAUX"));
        documents.add(stored);
        note(answer, actor, new Deed("C", "create", "DocumentReference/" + stored.id(), stored));
    }

    /** Whoever is let in with a document of no known type has attempted a deposit. */
    private void invalid(Actor actor) {
        String body = Sent.identified(person, "00000-0", Sent.newIdentifier());
        Api.Answer answer = ledger.timed("POST", "/fhir/DocumentReference", actor.token(), body, JSON);
        Actor letIn = new Actor(actor.who(), actor.token(), actor.why(), actor.why());
        note(answer, answer.status() == 422 ? letIn : actor, new Deed("C", "create", "", null));
    }

    private void bundle(Actor actor, Stored document) {
        String what = "DocumentReference/" + document.id();
        Api.Answer answer = ledger.timed(
                "POST",
                "/fhir",
                actor.token(),
                Sent.batch(
                        "batch",
                        Sent.entry("GET", what),
                        Sent.entry("GET", "List?patient=" + person.reference()),
                        Sent.entry("GET", "DocumentReference?patient=" + elsewhere.reference())),
                JSON);
        note(answer, done(answer, 0), actor, new Deed("R", "read", what, document));
        note(answer, done(answer, 1), actor, new Deed("E", "search-type", "?List", null));
    }

    static boolean done(Api.Answer bundle, int entry) {
        return bundle.json().at("/entry/" + entry + "/response/status").asText().startsWith("20");
    }

    /** One refused entry undoes a transaction: what came before it was attempted. */
    private void undone(Actor actor, Stored document) {
        String what = "DocumentReference/" + document.id();
        Api.Answer answer = ledger.timed(
                "POST",
                "/fhir",
                actor.token(),
                Sent.batch(
                        "transaction",
                        Sent.entry("GET", what),
                        Sent.entry("GET", "DocumentReference/p1-00000000-0000-4000-8000-000000000000")),
                JSON);
        assertRefused(answer);
        boolean letIn = Seen.reads(what, actor.token());
        note(answer, false, letIn ? new Actor(actor.who(), actor.token(), "", actor.why()) : actor, new Deed("R", "read", what, document));
    }

    private static void assertRefused(Api.Answer answer) {
        if (answer.status() < 400) {
            throw new IllegalStateException(answer.text());
        }
    }

    private void status(Actor actor) {
        String identifier = person.system() + "%7C" + person.ins();
        Api.Answer answer = get("/fhir/Patient/$record-status?identifier=" + identifier, actor);
        Actor asking = new Actor(actor.who(), actor.token(), "PATADMIN", "PATADMIN");
        note(answer, asking, new Deed("R", "operation", "$record-status", null));
        note(get("/fhir/Patient?identifier=" + identifier, actor), asking, new Deed("E", "search-type", "?Patient", null));
    }

    /** What is not offered touches no data, so there is nothing to trace; but a record he may not read comes first. */
    private void shapeless(Actor actor, Stored document) {
        Api.Answer unknownParameter = get("/fhir/DocumentReference?foo=1&patient=" + person.reference(), actor);
        assertRefused(unknownParameter);
        if (unknownParameter.status() == 403) {
            note(unknownParameter, actor, new Deed("E", "search-type", "?DocumentReference", null));
        }
        assertRefused(get("/fhir/" + person.reference() + "/$everything", actor));
        assertRefused(ledger.timed("POST", "/fhir/DocumentReference/" + document.id(), actor.token(), "{}", JSON));
    }

    private void scoped(Stored document) {
        Actor narrowed = new Actor(granted.idNat(), granted.scoped("user/List.rs"), "TREAT", "TREAT");
        search(narrowed, "DocumentReference");
        byId(narrowed, document, "", "read", "R");
        search(narrowed, "List");
    }

    private void operations(Actor actor) {
        String explain = "/fhir/" + person.reference() + "/$explain-access?profession=10&type=11488-4&actor="
                + "urn:oid:1.2.250.1.71.4.2.1%7C" + unknown.idNat();
        note(get(explain, actor), actor, new Deed("E", "operation", "$explain-access", null));
        note(get("/fhir/" + person.reference(), actor), actor, new Deed("R", "read", "", null));
    }
}
