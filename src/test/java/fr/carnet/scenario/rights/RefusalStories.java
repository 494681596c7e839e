package fr.carnet.scenario.rights;

import static fr.carnet.scenario.rights.Story.Call.delete;
import static fr.carnet.scenario.rights.Story.Call.get;
import static fr.carnet.scenario.rights.Story.Call.patch;
import static fr.carnet.scenario.rights.Story.Call.post;
import static fr.carnet.scenario.rights.Story.Call.put;
import static fr.carnet.scenario.rights.Story.allowed;
import static fr.carnet.scenario.rights.Story.created;
import static fr.carnet.scenario.rights.Story.refused;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Every row of CONTRACT 7, allowed and refused. */
final class RefusalStories {
    private static final String NOBODY = "Patient/p1999999998-" + UUID.randomUUID();

    private RefusalStories() {}

    /** A professional or a structure names a record: by id, by INS, by {@code Patient/id}; the first reason that applies. */
    static List<Story> naming() {
        List<Story> stories = new ArrayList<>();
        Map<String, Function<Stage, String>> ways = Map.of(
                "patient=", Stage::search,
                "patient.identifier=", Stage::searchByIns,
                "Patient/{id}", s -> s.person.reference());
        ways.forEach((way, url) -> {
            stories.add(allowed("names by " + way, s -> get(url.apply(s.granting()), s.doctor().token())));
            stories.add(refused("no right, by " + way, "no-access", s -> get(url.apply(s), s.doctor().token())));
            stories.add(refused("a structure, by " + way, "no-access", s -> get(url.apply(s), Pro.structure(s.finess))));
            stories.add(refused("closed, by " + way, "record-closed", s -> get(url.apply(s.granting().blocking().closed()), s.doctor().token())));
            stories.add(refused("blocked, by " + way, "access-forbidden", s -> get(url.apply(s.granting().blocking()), s.doctor().token())));
            stories.add(refused("expired, by " + way, "access-expired", s -> {
                s.settled(Sent.during(Sent.grant(s.person, s.doctor()), "2020-01-01", "2020-12-31"));
                return get(url.apply(s), s.doctor().token());
            }));
            stories.add(refused("another's, by " + way, "not-yours", s -> get(url.apply(s), APerson.withRecord().token())));
            stories.add(refused("another's closed, by " + way, "not-yours", s -> get(url.apply(s.closed()), APerson.withRecord().token())));
            stories.add(refused("his own closed, by " + way, "record-closed", s -> get(url.apply(s.closed()), s.holder())));
        });
        stories.add(refused("unknown, by patient=", "record-unknown", s -> get("DocumentReference?patient=" + NOBODY, s.doctor().token())));
        stories.add(refused("unknown, by INS", "record-unknown", s -> get(unknown(APerson.withoutRecord()), s.doctor().token())));
        stories.add(refused("unknown, to a structure", "record-unknown", s -> get(unknown(APerson.withoutRecord()), Pro.structure(s.finess))));
        stories.add(refused("another's unknown", "not-yours", s -> get(unknown(APerson.withoutRecord()), s.holder())));
        stories.add(refused("his own unknown", "record-unknown", s -> {
            APerson nobody = APerson.withoutRecord();
            return get(unknown(nobody), nobody.token());
        }));
        return stories;
    }

    private static String unknown(APerson person) {
        return "DocumentReference?patient.identifier=" + Stage.ins(person);
    }

    static List<Story> depositing() {
        return List.of(
                created("a professional deposits", s -> post("DocumentReference", s.doctor().token(), Sent.document(s.person))),
                refused("into a closed record", "record-closed", s -> post("DocumentReference", s.closed().doctor().token(), Sent.document(s.person))),
                refused("into an unknown one", "record-unknown", s -> post(
                        "DocumentReference", s.doctor().token(), byIns(APerson.withoutRecord(), Sent.document(s.person), s.person))),
                created("by the INS", s -> post("DocumentReference", s.doctor().token(), byIns(s.person, Sent.document(s.person), s.person))),
                refused("by the INS of a closed record", "record-closed", s -> post(
                        "DocumentReference", s.closed().doctor().token(), byIns(s.person, Sent.document(s.person), s.person))),
                refused("a patient into another's", "not-yours", s -> post(
                        "DocumentReference", APerson.withRecord().token(), Sent.identified(s.person, "74465-6", Sent.newIdentifier()))),
                created("the holder into his own", s -> post(
                        "DocumentReference", s.holder(), Sent.identified(s.person, "74465-6", Sent.newIdentifier()))),
                refused("the holder into his own closed one", "record-closed", s -> post(
                        "DocumentReference", s.closed().holder(), Sent.identified(s.person, "74465-6", Sent.newIdentifier()))),
                created("an allergy", s -> post("AllergyIntolerance", s.doctor().token(), Sent.allergy(s.person))),
                refused("an allergy into a closed record", "record-closed", s -> post(
                        "AllergyIntolerance", s.closed().doctor().token(), Sent.allergy(s.person))),
                refused("without a type", "invalid", s -> post(
                        "DocumentReference", s.doctor().token(), Sent.document(s.person).replaceFirst("\"type\":\\{[^}]*}]},", ""))),
                refused("somebody else's identifier", "duplicate", s -> {
                    String identifier = Sent.newIdentifier();
                    Seen.deposited(s.author().token(), Sent.identified(s.person, "11488-4", identifier, "MASQUE_PS"));
                    return post("DocumentReference", s.doctor().token(), Sent.identified(s.person, "11488-4", identifier));
                }));
    }

    private static String byIns(APerson named, String document, APerson person) {
        return document.replace(person.reference(), "Patient?identifier=" + named.system() + "|" + named.ins());
    }

    /** By its own id: hidden, missing or deleted is one and the same. */
    static List<Story> byId() {
        List<Story> stories = new ArrayList<>();
        Map<String, Function<Stage, String>> hidden = Map.of(
                "a masked document", s -> "DocumentReference/" + s.masked(),
                "a missing document", s -> "DocumentReference/" + s.person.patientId().replaceAll("-.*", "-" + UUID.randomUUID()),
                "a deleted document", s -> {
                    String id = s.plain();
                    Stage.done(Api.delete("/fhir/DocumentReference/" + id, s.author().token()));
                    return "DocumentReference/" + id;
                },
                "a masked allergy", s -> {
                    String id = s.allergy();
                    Stage.done(Api.post(
                            "/fhir/AllergyIntolerance/" + id + "/$set-visibility", s.holder(), Sent.parameter("label", "Code", "MASQUE_PS")));
                    return "AllergyIntolerance/" + id;
                },
                "somebody's consent", s -> "Consent/" + s.settled(Sent.grant(s.person, s.author())),
                "no such content", s -> "Binary/" + UUID.randomUUID());
        hidden.forEach((what, id) -> {
            stories.add(refused(what, "not-found", s -> get(id.apply(s.granting()), s.doctor().token())));
            if (!what.contains("consent") && !what.contains("content")) {
                stories.add(refused(what + ", its first version", "not-found", s -> get(id.apply(s.granting()) + "/_history/1", s.doctor().token())));
                stories.add(refused(what + ", its versions", "not-found", s -> get(id.apply(s.granting()) + "/_history", s.doctor().token())));
            }
        });
        return stories;
    }

    /** What is shown, and what may then be done to it. */
    static List<Story> changes() {
        List<Story> stories = new ArrayList<>();
        stories.add(allowed("a document shown", s -> get("DocumentReference/" + s.granting().plain(), s.doctor().token())));
        stories.add(allowed("its first version", s -> get("DocumentReference/" + s.granting().plain() + "/_history/1", s.doctor().token())));
        stories.add(allowed("its versions", s -> get("DocumentReference/" + s.granting().plain() + "/_history", s.doctor().token())));
        stories.add(allowed("an allergy shown", s -> get("AllergyIntolerance/" + s.granting().allergy(), s.doctor().token())));
        stories.add(refused("masks what he does not see", "not-found", s -> patch(
                "DocumentReference/" + s.granting().masked(), s.doctor().token(), Sent.addLabel("MASQUE_PS"))));
        stories.add(refused("deletes what he does not see", "not-found", s -> delete(
                "DocumentReference/" + s.granting().masked(), s.doctor().token())));
        stories.add(refused("deletes another's", "not-permitted", s -> delete("DocumentReference/" + s.granting().plain(), s.doctor().token())));
        stories.add(allowed("deletes his own", s -> delete("DocumentReference/" + s.plain(), s.author().token())));
        stories.add(refused("an old version", "version-conflict", s -> patch(
                "DocumentReference/" + s.plain(), s.author().token(), Sent.addLabel("MASQUE_PS")).ifMatch("W/\"7\"")));
        stories.add(allowed("the version seen", s -> patch(
                "DocumentReference/" + s.plain(), s.author().token(), Sent.addLabel("MASQUE_PS")).ifMatch("W/\"1\"")));
        stories.add(refused("another element", "element-not-updatable", s -> patch(
                "DocumentReference/" + s.plain(), s.author().token(), "[{\"op\":\"replace\",\"path\":\"/description\",\"value\":\"x\"}]")));
        stories.add(refused("the wrong version of what he does not see", "not-found", s -> patch(
                "DocumentReference/" + s.granting().masked(), s.doctor().token(), Sent.addLabel("MASQUE_PS")).ifMatch("W/\"7\"")));
        return stories;
    }

    static List<Story> shape() {
        List<Story> stories = new ArrayList<>();
        for (String query : List.of("", "?type=11488-4", "?patient=", "?patient=Patient/a,Patient/b", "?patient=Patient/a&patient=Patient/b")) {
            stories.add(refused("names '" + query + "'", "one-record", s -> get("DocumentReference" + query, s.doctor().token())));
        }
        for (String parameter : List.of("&_has:List:item:status=current", "&subject.name=x", "&type:not=x", "&_filter=x", "&x=y", "&_include=*")) {
            stories.add(refused("with " + parameter, 400, "not-offered", s -> get(s.granting().search() + parameter, s.doctor().token())));
            stories.add(refused("with " + parameter + " and without a grant", 400, "not-offered", s -> get(s.search() + parameter, s.doctor().token())));
        }
        stories.add(refused("everything", 400, "not-offered", s -> get(s.granting().person.reference() + "/$everything", s.doctor().token())));
        stories.add(refused("its meta", 400, "not-offered", s -> get("DocumentReference/" + s.granting().plain() + "/$meta", s.doctor().token())));
        stories.add(refused("history of the type", 400, "not-offered", s -> get("DocumentReference/_history", s.doctor().token())));
        stories.add(refused("replaces by PUT", 405, "not-offered", s -> {
            String id = s.plain();
            return put("DocumentReference/" + id, s.author().token(), Api.get("/fhir/DocumentReference/" + id, s.author().token()).text());
        }));
        for (String actor : List.of("agent", "feed", "operator")) {
            stories.add(refused(actor + " searches", "not-permitted", s -> get(s.search(), token(actor))));
            stories.add(refused(actor + " reads", "not-permitted", s -> get("DocumentReference/" + s.plain(), token(actor))));
        }
        stories.add(allowed("asks who it is", s -> get("Patient?identifier=" + Stage.ins(s.person), s.doctor().token())));
        stories.add(allowed("of a closed record", s -> get("Patient?identifier=" + Stage.ins(s.closed().person), s.doctor().token())));
        stories.add(allowed("of nobody", s -> get("Patient?identifier=" + Stage.ins(APerson.withoutRecord()), s.doctor().token())));
        stories.add(allowed("the state of a closed record", s -> get(
                "Patient/$record-status?identifier=" + Stage.ins(s.closed().person), s.doctor().token())));
        stories.add(allowed("the state of none", s -> get(
                "Patient/$record-status?identifier=" + Stage.ins(APerson.withoutRecord()), s.doctor().token())));
        for (String path : List.of("Patient?identifier=", "Patient/$record-status?identifier=")) {
            stories.add(refused("another person asks " + path, "not-yours", s -> get(path + Stage.ins(s.person), APerson.withRecord().token())));
        }
        return stories;
    }

    private static String token(String actor) {
        return Api.token("{\"actor\":\"" + actor + "\"}");
    }
}
