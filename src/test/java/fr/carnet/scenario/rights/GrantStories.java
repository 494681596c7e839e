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
import java.util.List;

/** Every row of CONTRACT 5, allowed and refused. */
final class GrantStories {
    private static final String REASON = "Patient inconscient";

    private GrantStories() {}

    static List<Story> reading() {
        return List.of(
                allowed("a granted professional searches", s -> get(s.granting().search(), s.doctor().token())),
                refused("a professional without a grant searches", "no-access", s -> get(s.search(), s.doctor().token())),
                allowed("he reads by id", s -> get("DocumentReference/" + s.granting().plain(), s.doctor().token())),
                refused("he reads what is masked", "not-found", s -> get("DocumentReference/" + s.granting().masked(), s.doctor().token())),
                refused("he reads without a grant", "not-found", s -> get("DocumentReference/" + s.plain(), s.doctor().token())),
                allowed("the care team searches", s -> {
                    s.settled(Sent.careTeam(s.person, s.finess));
                    return get(s.search(), s.member().token());
                }),
                refused("another structure's professional searches", "no-access", s -> {
                    s.settled(Sent.careTeam(s.person, s.finess));
                    return get(s.search(), Pro.at(Pro.newStructure()).token());
                }),
                refused("the granted structure itself searches", "no-access", s -> {
                    s.settled(Sent.careTeam(s.person, s.finess));
                    return get(s.search(), Pro.structure(s.finess));
                }),
                allowed("during the period", s -> during(s, "2020-01-01", "2099-12-31")),
                refused("after the period", "access-expired", s -> during(s, "2020-01-01", "2021-12-31")),
                refused("before the period", "no-access", s -> during(s, "2098-01-01", "2099-12-31")),
                refused("a revoked grant", "no-access", s -> {
                    Seen.revoke(s.settled(Sent.grant(s.person, s.doctor())), s.holder());
                    return get(s.search(), s.doctor().token());
                }));
    }

    /** The médecin traitant, and a grant with MASQUE_PS. */
    static List<Story> masked() {
        return List.of(
                allowed("the médecin traitant reads what is masked", s -> {
                    s.settled(Sent.treatingDoctor(s.person, s.doctor()));
                    return get("DocumentReference/" + s.masked(), s.doctor().token());
                }),
                refused("the médecin traitant before him", "no-access", s -> {
                    s.settled(Sent.treatingDoctor(s.person, s.doctor()));
                    s.settled(Sent.treatingDoctor(s.person, Pro.doctor()));
                    return get(s.search(), s.doctor().token());
                }),
                allowed("a grant with MASQUE_PS reads what is masked", s -> {
                    s.settled(Sent.maskedGrant(s.person, s.doctor()));
                    return get("DocumentReference/" + s.masked(), s.doctor().token());
                }),
                refused("an ordinary grant that replaces it", "not-found", s -> {
                    s.settled(Sent.maskedGrant(s.person, s.doctor()));
                    return get("DocumentReference/" + s.granting().masked(), s.doctor().token());
                }));
    }

    private static Story.Call during(Stage s, String from, String to) {
        s.settled(Sent.during(Sent.grant(s.person, s.doctor()), from, to));
        return get(s.search(), s.doctor().token());
    }

    static List<Story> blocks() {
        return List.of(
                refused("a blocked professional searches", "access-forbidden", s -> get(s.granting().blocking().search(), s.doctor().token())),
                created("a blocked professional deposits", s -> post("DocumentReference", s.blocking().doctor().token(), Sent.document(s.person))),
                refused("a blocked author reads his own", "not-found", s -> {
                    String own = Seen.deposited(s.doctor().token(), Sent.document(s.person));
                    return get("DocumentReference/" + own, s.blocking().doctor().token());
                }),
                refused("a blocked structure's professional searches", "access-forbidden", s -> {
                    s.settled(Sent.careTeam(s.person, s.finess));
                    s.settled(Sent.blockedTeam(s.person, s.finess));
                    return get(s.search(), s.member().token());
                }),
                refused("unblocking does not restore", "no-access", s -> {
                    s.granting();
                    Seen.revoke(s.settled(Sent.block(s.person, s.doctor())), s.holder());
                    return get(s.search(), s.doctor().token());
                }),
                refused("break-glass against a block", "access-forbidden", s -> breakGlass(s.blocking(), s.doctor().token(), REASON)));
    }

    static List<Story> emergencies() {
        return List.of(
                allowed("break-glass", s -> breakGlass(s, s.doctor().token(), REASON)),
                refused("break-glass with too short a reason", "invalid", s -> breakGlass(s, s.doctor().token(), "trop bref")),
                refused("break-glass by the holder", "not-permitted", s -> breakGlass(s, s.holder(), REASON)),
                refused("break-glass by a structure", "not-permitted", s -> breakGlass(s, Pro.structure(s.finess), REASON)),
                refused("break-glass the holder opposes", "access-forbidden", s -> {
                    s.settled(Sent.emergency(s.person, "deny", "BTG", false));
                    return breakGlass(s, s.doctor().token(), REASON);
                }),
                allowed("reading in an emergency", s -> get(s.inEmergency().search(), s.doctor().token())),
                created("depositing in an emergency", s -> post("DocumentReference", s.inEmergency().doctor().token(), Sent.document(s.person))),
                refused("masking in an emergency", "not-permitted", s -> patch(
                        "DocumentReference/" + s.inEmergency().plain(), s.doctor().token(), Sent.addLabel("MASQUE_PS"))),
                refused("granting in an emergency", "not-permitted", s -> post(
                        "Consent", s.inEmergency().doctor().token(), Sent.grant(s.person, s.doctor()))),
                refused("deleting in an emergency", "not-permitted", s -> {
                    String own = Seen.deposited(s.doctor().token(), Sent.document(s.person));
                    return delete("DocumentReference/" + own, s.inEmergency().doctor().token());
                }),
                refused("what is masked in an emergency", "not-found", s -> get(
                        "DocumentReference/" + s.inEmergency().masked(), s.doctor().token())),
                allowed("what is masked, when the holder allowed it", s -> {
                    s.settled(Sent.emergency(s.person, "permit", "BTG", true));
                    return get("DocumentReference/" + s.inEmergency().masked(), s.doctor().token());
                }),
                allowed("a regulating doctor", s -> get(s.search(), Pro.regulating().token())),
                refused("a regulating nurse", "no-access", s -> get(s.search(), Pro.with("60", ",\"regulation\":true").token())),
                refused("a regulating doctor the holder opposes", "access-forbidden", s -> {
                    s.settled(Sent.emergency(s.person, "deny", "ETREAT", false));
                    return get(s.search(), Pro.regulating().token());
                }),
                refused("a regulating doctor who is blocked", "access-forbidden", s -> {
                    Pro regulating = Pro.regulating();
                    s.settled(Sent.block(s.person, regulating));
                    return get(s.search(), regulating.token());
                }));
    }

    private static Story.Call breakGlass(Stage s, String token, String reason) {
        return post(s.person.reference() + "/$break-glass", token, Sent.reason(reason));
    }

    static List<Story> writers() {
        return List.of(
                created("the holder grants", s -> post("Consent", s.holder(), Sent.grant(s.person, s.doctor()))),
                created("with the systems of the codes", s -> post("Consent", s.holder(), withSystems(Sent.grant(s.person, s.doctor())))),
                refused("with another system", "invalid", s -> post(
                        "Consent", s.holder(), withSystems(Sent.grant(s.person, s.doctor())).replace("v3-ParticipationType", "v3-ActReason"))),
                refused("a stranger grants", "not-yours", s -> post("Consent", APerson.withRecord().token(), Sent.grant(s.person, s.doctor()))),
                refused("a carer grants", "not-permitted", s -> post("Consent", carer(s), Sent.grant(s.person, s.doctor()))),
                refused("a structure grants", "not-permitted", s -> post("Consent", Pro.structure(s.finess), Sent.grant(s.person, s.doctor()))),
                refused("an agent grants", "not-permitted", s -> post("Consent", agent(), Sent.grant(s.person, s.doctor()))),
                created("a professional for himself", s -> post("Consent", s.doctor().token(), Sent.grant(s.person, s.doctor()))),
                created("a professional for a colleague", s -> post("Consent", s.doctor().token(), Sent.grant(s.person, s.author()))),
                refused("a professional for masked documents", "not-permitted", s -> post("Consent", s.doctor().token(), Sent.maskedGrant(s.person, s.doctor()))),
                refused("a professional for a structure", "not-permitted", s -> post("Consent", s.doctor().token(), Sent.careTeam(s.person, s.finess))),
                refused("a professional blocks", "not-permitted", s -> post("Consent", s.doctor().token(), Sent.block(s.person, s.author()))),
                refused("a professional opposes emergencies", "not-permitted", s -> post(
                        "Consent", s.doctor().token(), Sent.emergency(s.person, "deny", "BTG", false))),
                refused("a professional against his block", "access-forbidden", s -> post(
                        "Consent", s.blocking().doctor().token(), Sent.grant(s.person, s.doctor()))),
                refused("a professional against a colleague's block", "access-forbidden", s -> post(
                        "Consent", s.blocking().author().token(), Sent.grant(s.person, s.doctor()))),
                created("a professional declares himself médecin traitant", s -> post(
                        "Consent", s.doctor().token(), Sent.treatingDoctor(s.person, s.doctor()))),
                refused("and reads what is masked before the holder agrees", "not-found", s -> {
                    Seen.consent(s.doctor().token(), Sent.treatingDoctor(s.person, s.doctor()));
                    return get("DocumentReference/" + s.masked(), s.doctor().token());
                }),
                refused("he agrees for the holder", "not-permitted", s -> patch(
                        "Consent/" + Seen.consent(s.doctor().token(), Sent.treatingDoctor(s.person, s.doctor())),
                        s.doctor().token(),
                        Sent.replaceStatus("active"))),
                allowed("the holder agrees", s -> patch(
                        "Consent/" + Seen.consent(s.doctor().token(), Sent.treatingDoctor(s.person, s.doctor())),
                        s.holder(),
                        Sent.replaceStatus("active"))));
    }

    static List<Story> changes() {
        return List.of(
                allowed("status by PATCH", s -> patch(
                        "Consent/" + s.settled(Sent.grant(s.person, s.doctor())), s.holder(), Sent.replaceStatus("inactive"))),
                allowed("status by PUT", s -> changed(s, "\"status\":\"active\"", "\"status\":\"inactive\"")),
                allowed("period by PUT", s -> changed(s, "\"end\":\"", "\"end\":\"2097-01-01\",\"_x\":\"")),
                refused("the actor by PUT", "element-not-updatable", s -> changed(s, s.doctor().idNat(), s.author().idNat())),
                refused("permit into deny by PUT", "element-not-updatable", s -> changed(s, "\"permit\"", "\"deny\"")),
                refused("by a professional it does not concern", "not-found", s -> patch(
                        "Consent/" + s.settled(Sent.grant(s.person, s.doctor())), s.author().token(), Sent.replaceStatus("inactive"))),
                allowed("the professional named reads it", s -> get("Consent/" + s.settled(Sent.grant(s.person, s.doctor())), s.doctor().token())),
                refused("another reads it", "not-found", s -> get("Consent/" + s.settled(Sent.grant(s.person, s.doctor())), s.author().token())),
                allowed("the holder finds them", s -> get("Consent?patient=" + s.granting().person.reference(), s.holder())),
                allowed("a professional without a grant finds his", s -> get("Consent?patient=" + s.person.reference(), s.doctor().token())),
                refused("a carer finds them", "not-permitted", s -> get("Consent?patient=" + s.person.reference(), carer(s))),
                allowed("the holder has an access explained", s -> get(explain(s) + "&profession=10&type=11488-4", s.holder())),
                refused("without a profession", "invalid", s -> get(explain(s) + "&type=11488-4", s.holder())),
                refused("a professional has it explained", "not-permitted", s -> get(explain(s) + "&profession=10&type=11488-4", s.doctor().token())),
                refused("a stranger has it explained", "not-yours", s -> get(
                        explain(s) + "&profession=10&type=11488-4", APerson.withRecord().token())));
    }

    private static Story.Call changed(Stage s, String from, String to) {
        String id = s.settled(Sent.grant(s.person, s.doctor()));
        String stored = Api.get("/fhir/Consent/" + id, s.holder()).text();
        String next = stored.replace(from, to).replaceAll(",\"_x\":\"[^\"]*\"", "");
        return put("Consent/" + id, s.holder(), next);
    }

    private static String explain(Stage s) {
        return s.person.reference() + "/$explain-access?actor=urn:oid:1.2.250.1.71.4.2.1%7C" + s.doctor().idNat();
    }

    static String carer(Stage s) {
        APerson carer = APerson.withoutRecord();
        Seen.stored("/fhir/RelatedPerson", s.holder(), Sent.related(s.person, carer, "CAREGIVER"));
        return carer.token();
    }

    static String agent() {
        return Api.token("{\"actor\":\"agent\"}");
    }

    private static String withSystems(String consent) {
        return consent.replace(
                        "\"code\":\"IRCP\"",
                        "\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ParticipationType\",\"code\":\"IRCP\"")
                .replace(
                        "\"code\":\"patient-privacy\"",
                        "\"system\":\"http://terminology.hl7.org/CodeSystem/consentscope\",\"code\":\"patient-privacy\"");
    }
}
