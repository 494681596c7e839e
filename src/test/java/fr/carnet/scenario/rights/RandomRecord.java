package fr.carnet.scenario.rights;

import fr.carnet.access.RightsFacts;
import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Link;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.shared.EntryFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A record with documents of several people, an allergy and rights, all drawn at random, and what the test knows of it. */
final class RandomRecord {
    static final List<String> TYPES = List.of("11488-4", "68599-0", "75496-0", "83981-1", "ATTEST-RESID", "REMB");
    private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");

    /** @param set id of the submission set that holds it, {@code ""} when none */
    record Document(String id, String identifier, String type, EntryFacts facts, String set) {}

    final APerson person = APerson.withRecord();
    final String finess = Pro.newStructure();
    final List<Document> documents = new ArrayList<>();
    final Map<String, EntryFacts> allergies = new LinkedHashMap<>();
    final List<Right> rights = new ArrayList<>();
    final List<Someone> callers = new ArrayList<>();
    private final Random random;

    RandomRecord(Random random) {
        this.random = random;
        callers.add(Someone.patient(person, List.of()));
        callers.add(Someone.patient(APerson.withoutRecord(), List.of()));
        APerson carer = APerson.withoutRecord();
        Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, carer, "CAREGIVER"));
        callers.add(Someone.patient(carer, List.of(new Link(false, false, null, null))));
        APerson guardian = APerson.withoutRecord();
        Seen.stored("/fhir/RelatedPerson", GrantStories.agent(), Sent.related(person, guardian, "GUARD"));
        callers.add(Someone.patient(guardian, List.of(new Link(true, false, null, null))));
        callers.add(Someone.structure(finess));
        for (String profession : List.of("10", "10", "10", "21", "40", "60", "99")) {
            boolean member = random.nextInt(3) == 0;
            callers.add(Someone.professional(profession, member ? finess : "", profession.equals("10") && random.nextInt(3) == 0));
        }
        settle();
        for (int i = 0; i < 5; i++) {
            deposit(callers.get(4 + random.nextInt(4)));
        }
        submit(callers.get(5));
        allergy(callers.get(5));
        emergency(callers.get(5 + random.nextInt(7)));
    }

    RightsFacts factsFor(Someone caller) {
        return new RightsFacts(rights, caller.links(), Optional.ofNullable(caller.emergencyUntil()));
    }

    private void settle() {
        for (Someone caller : callers) {
            if (caller.pro() != null) {
                switch (random.nextInt(7)) {
                    case 0 -> right(Kind.GRANT, caller.pro().idNat(), Sent.grant(person, caller.pro()), false, null);
                    case 1 -> right(Kind.GRANT, caller.pro().idNat(), Sent.maskedGrant(person, caller.pro()), true, null);
                    case 2 -> right(Kind.BLOCK, caller.pro().idNat(), Sent.block(person, caller.pro()), false, null);
                    case 3 -> right(
                            Kind.GRANT,
                            caller.pro().idNat(),
                            Sent.during(Sent.grant(person, caller.pro()), "2020-01-01", "2020-12-31"),
                            false,
                            Instant.parse("2021-01-01T00:00:00Z"));
                    default -> { }
                }
            }
        }
        if (random.nextBoolean()) {
            String team = Sent.careTeam(person, finess);
            Seen.consent(person.token(), team);
            rights.add(new Right(Kind.GRANT, "", "st:" + finess, false, false, null, null));
        }
        sometimes(Kind.NO_BREAK_GLASS, Sent.emergency(person, "deny", "BTG", false));
        sometimes(Kind.NO_REGULATION, Sent.emergency(person, "deny", "ETREAT", false));
        sometimes(Kind.MASKED_IN_EMERGENCY, Sent.emergency(person, "permit", "BTG", true));
    }

    private void right(Kind kind, String idNat, String consent, boolean masked, Instant to) {
        Seen.consent(person.token(), consent);
        rights.add(new Right(kind, "", "ps:" + idNat, false, masked, null, to));
    }

    private void sometimes(Kind kind, String consent) {
        if (random.nextInt(4) == 0) {
            Seen.consent(person.token(), consent);
            rights.add(new Right(kind, "", "", false, kind == Kind.MASKED_IN_EMERGENCY, null, null));
        }
    }

    private void deposit(Someone author) {
        String type = TYPES.get(random.nextInt(TYPES.size()));
        String identifier = Sent.newIdentifier();
        String label = List.of("", "", "MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX").get(random.nextInt(5));
        String[] labels = label.isEmpty() ? new String[0] : new String[] {label};
        String id = Seen.deposited(author.token(), Sent.identified(person, type, identifier, labels));
        documents.add(new Document(id, identifier, type, facts(author, type, label), ""));
    }

    private void submit(Someone author) {
        String identifier = Sent.newIdentifier();
        Api.Answer sent = ALot.about(person).with("d'un lot", identifier).sent(author.token());
        Stage.done(sent);
        String id = ALot.location(sent, 1).replaceFirst(".*/", "");
        String set = ALot.location(sent, 0).replaceFirst(".*/", "");
        String label = random.nextBoolean() ? "MASQUE_PS" : "";
        if (!label.isEmpty()) {
            Stage.done(Api.jsonPatch("/fhir/DocumentReference/" + id, person.token(), Sent.addLabel(label)));
        }
        documents.add(new Document(id, identifier, "11488-4", facts(author, "11488-4", label), set));
    }

    private void allergy(Someone author) {
        String id = Seen.stored("/fhir/AllergyIntolerance", author.token(), Sent.allergy(person));
        String label = random.nextBoolean() ? "MASQUE_PS" : "";
        if (!label.isEmpty()) {
            Stage.done(Api.post(
                    "/fhir/AllergyIntolerance/" + id + "/$set-visibility", person.token(), Sent.parameter("label", "Code", label)));
        }
        allergies.put(id, facts(author, "60591-5", label));
    }

    private static EntryFacts facts(Someone author, String type, String label) {
        String structure = author.structure().isEmpty() ? "" : "st:" + author.structure();
        return new EntryFacts(
                type,
                Set.of(author.caller().key()),
                structure,
                label.equals("MASQUE_PS"),
                label.equals("INVISIBLE_PATIENT") ? LATER : null,
                label.equals("INVISIBLE_REPRESENTANTS_LEGAUX"),
                false);
    }

    private void emergency(Someone caller) {
        Api.Answer opened = Api.post(
                "/fhir/" + person.reference() + "/$break-glass", caller.token(), Sent.reason("Patient inconscient"));
        if (opened.status() == 200) {
            callers.set(callers.indexOf(caller), caller.inEmergency(LATER));
        }
    }
}
