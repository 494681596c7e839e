package fr.carnet.scenario.rights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.carnet.scenario.rights.Traffic.Actor;
import fr.carnet.scenario.rights.Traffic.Deed;
import fr.carnet.scenario.rights.Traffic.Stored;
import fr.carnet.scenario.support.AFixture;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The random calls that write, and the operations: submissions, FHIR documents, clinical resources, changes, emergencies. */
final class TrafficOfWrites {
    private static final String JSON = "application/fhir+json";
    private static final String PATCH = "application/json-patch+json";
    private static final List<String> READING =
            List.of("$summary", "$current-list", "$medication-history", "$cancer-file", "$emergency-sheet");

    private final Traffic day;
    private final Random random;
    private final List<Stored> allergies = new ArrayList<>();

    TrafficOfWrites(Traffic day, Random random) {
        this.day = day;
        this.random = random;
    }

    void next(Actor actor, Stored document) {
        switch (random.nextInt(9)) {
            case 0 -> submission(actor);
            case 1 -> fhirDocument(actor);
            case 2 -> recorded(actor);
            case 3 -> corrected(actor);
            case 4 -> changed(actor, document, Sent.addLabel("MASQUE_PS"));
            case 5 -> changed(actor, document, archived());
            case 6 -> deleted(actor, document);
            case 7 -> emergency(actor);
            default -> operations(actor);
        }
    }

    private APerson person() {
        return day.person();
    }

    private Api.Answer call(String method, String path, Actor actor, Object body, String type) {
        return day.ledger().timed(method, "/fhir/" + path, actor.token(), body, type);
    }

    /** Let in with what does not hold, he came for his own purpose; kept out, for that of his kind. */
    private static Actor refused(Actor actor, boolean letIn) {
        return letIn ? new Actor(actor.who(), actor.token(), actor.why(), actor.why()) : actor;
    }

    private void submission(Actor actor) {
        boolean hidden = random.nextInt(3) == 0;
        ALot lot = ALot.about(person()).with("d'un lot");
        if (hidden) {
            ((ArrayNode) lot.resource(1).withArray("securityLabel")).add(Api.parse(Sent.label("INVISIBLE_PATIENT")));
        }
        Api.Answer answer = call("POST", "", actor, lot.bundle(), JSON);
        if (answer.status() != 200) {
            day.note(answer, refused(actor, answer.status() == 422), new Deed("C", "create", "", null));
            return;
        }
        String id = ALot.location(answer, 1).replaceFirst(".*/", "");
        Stored document = new Stored(id, ALot.location(answer, 2), hidden, false);
        Stored set = new Stored(ALot.location(answer, 0).replaceFirst(".*/", ""), "", hidden, false);
        day.keep(document);
        day.note(answer, actor, new Deed("C", "create", "DocumentReference/" + id, document));
        day.note(answer, actor, new Deed("C", "create", "List/" + set.id(), set));
        Api.Answer read = call("GET", "List/" + set.id(), actor, null, JSON);
        day.note(read, actor, new Deed("R", "read", "List/" + set.id(), set));
    }

    private void fhirDocument(Actor actor) {
        String uuid = AFixture.uuid();
        Api.Answer answer = call("POST", "Bundle", actor, AFixture.fhirDocument(person(), uuid), JSON);
        if (answer.status() != 201) {
            day.note(answer, refused(actor, answer.status() == 422), new Deed("C", "create", "", null));
            return;
        }
        String found = "/fhir/DocumentReference?identifier=urn:uuid:" + uuid + "&patient=" + person().reference();
        var made = Api.get(found, person().token()).json().at("/entry/0/resource");
        String content = answer.header("Location").replaceFirst(".*/fhir/", "").replaceFirst("/_history/.*", "");
        Stored document = new Stored(made.get("id").asText(), content, false, false);
        day.keep(document);
        day.note(answer, actor, new Deed("C", "create", "DocumentReference/" + document.id(), document));
    }

    /** Two in one transaction, or one alone. */
    private void recorded(Actor actor) {
        String body = Sent.allergy(person());
        boolean two = random.nextBoolean();
        String entry = Sent.entry("POST", "AllergyIntolerance", body);
        Api.Answer answer = two
                ? call("POST", "", actor, Sent.batch("transaction", entry, entry), JSON)
                : call("POST", "AllergyIntolerance", actor, body, JSON);
        if (answer.status() >= 300) {
            day.note(answer, actor, new Deed("C", "create", "", null));
        } else if (two) {
            keep(answer, actor, ALot.location(answer, 0).replaceFirst(".*/", ""));
            keep(answer, actor, ALot.location(answer, 1).replaceFirst(".*/", ""));
        } else {
            keep(answer, actor, answer.json().get("id").asText());
        }
    }

    private void keep(Api.Answer answer, Actor actor, String id) {
        Stored allergy = new Stored(id, "", false, false);
        allergies.add(allergy);
        day.note(answer, actor, new Deed("C", "create", "AllergyIntolerance/" + id, allergy));
    }

    /** One recorded before, or one that nobody has. */
    private Stored allergy() {
        return allergies.isEmpty()
                ? new Stored(person().patientId().replaceFirst("-.*", "-00000000-0000-4000-8000-000000000000"), "", false, false)
                : allergies.get(random.nextInt(allergies.size()));
    }

    private void corrected(Actor actor) {
        Stored allergy = allergy();
        String what = "AllergyIntolerance/" + allergy.id();
        String body = Sent.allergy(person()).replaceFirst("\\{", "{\"id\":\"" + allergy.id() + "\",");
        note(call("PUT", what, actor, body, JSON), actor, new Deed("U", "update", what, allergy));
    }

    private void changed(Actor actor, Stored document, String patch) {
        String what = "DocumentReference/" + document.id();
        note(call("PATCH", what, actor, patch, PATCH), actor, new Deed("U", "patch", what, document));
    }

    private void deleted(Actor actor, Stored document) {
        if (random.nextInt(3) == 0) {
            String what = "DocumentReference/" + document.id();
            note(call("DELETE", what, actor, null, JSON), actor, new Deed("D", "delete", what, document));
        }
    }

    /** Who does not see it was not let in. */
    private void note(Api.Answer answer, Actor actor, Deed deed) {
        day.note(answer, refused(actor, answer.status() != 404), deed);
    }

    private void emergency(Actor actor) {
        boolean professional = actor.otherwise().equals("TREAT") && actor.who().startsWith("8");
        Actor urgent = professional ? day.urgently(Pro.doctor()) : actor;
        String path = person().reference() + "/$break-glass";
        Api.Answer brief = call("POST", path, urgent, Sent.reason("court"), JSON);
        day.note(brief, refused(urgent, brief.status() == 422), new Deed("E", "operation", "$break-glass", null));
        Api.Answer opened = call("POST", path, urgent, Sent.reason("Inconscient, sans entourage"), JSON);
        day.note(opened, urgent, new Deed("E", "operation", "$break-glass", null));
        if (professional) {
            day.search(urgent, "DocumentReference");
        }
    }

    private void operations(Actor actor) {
        Stored allergy = allergy();
        String label = day.one("MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX");
        String path = "AllergyIntolerance/" + allergy.id() + "/$set-visibility";
        Api.Answer set = call("POST", path, actor, Sent.parameter("label", "Code", label), JSON);
        if (set.status() == 200) {
            allergy.hiddenFromRepresentatives().set(label.contains("LEGAUX"));
        }
        note(set, actor, new Deed("E", "operation", "$set-visibility", allergy));
        String operation = READING.get(random.nextInt(READING.size()));
        Api.Answer answer = call("GET", person().reference() + "/" + operation, actor, null, JSON);
        day.note(answer, actor, new Deed("R", "operation", operation, null));
    }

    private static String archived() {
        return "[{\"op\":\"add\",\"path\":\"/extension/-\",\"value\":{\"url\":\"https://interop.esante.gouv.fr/ig/fhir/pdsm/"
                + "StructureDefinition/pdsm-ext-is-archived\",\"valueBoolean\":true}}]";
    }
}
