package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.access.Decision;
import fr.carnet.access.DecisionPoint;
import fr.carnet.access.Need;
import fr.carnet.access.Situation;
import fr.carnet.access.matrix.HabilitationMatrix;
import fr.carnet.record.RecordFacts;
import fr.carnet.scenario.support.Api;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * For random people, documents and callers: every path shows the same set, the one the decision gives for what the test
 * itself knows, and {@code $explain-access} says so too. 200 pairs of a record and a caller with {@code
 * -Dcarnet.test.visible-sets=200}.
 */
class VisibleSetIT {
    private static final DecisionPoint DECISIONS = new DecisionPoint(HabilitationMatrix.shipped());
    private static final int CALLERS = 12;

    @Test
    void every_path_shows_what_the_decision_shows() {
        long seed = Long.getLong("carnet.test.seed", System.nanoTime());
        Random random = new Random(seed);
        int records = Math.max(1, Integer.getInteger("carnet.test.visible-sets", 36) / CALLERS + 1);
        for (int i = 0; i < records; i++) {
            RandomRecord record = new RandomRecord(random);
            for (Someone caller : record.callers) {
                String about = "seed " + seed + ", record " + i + ", " + caller.caller() + " " + record.rights;
                new Looked(record, caller, random, about).agrees();
            }
        }
    }

    /** One caller looking into one record. */
    private record Looked(RandomRecord record, Someone caller, Random random, String about) {
        void agrees() {
            Decision reading = decided(Need.READ);
            if (reading instanceof Decision.Granted granted) {
                searches(granted.visibility());
            } else {
                String code = ((Decision.Denied) reading).code().code();
                assertThat(Api.get(search(""), caller.token()).code()).as(about).isEqualTo(code);
                assertThat(Api.get(search("").replace("DocumentReference", "AllergyIntolerance"), caller.token()).code())
                        .as(about)
                        .isEqualTo(code);
            }
            Visibility own = decided(Need.READ_OWN) instanceof Decision.Granted granted
                    ? granted.visibility()
                    : Visibility.nothing(now());
            reads(own);
            if (caller.pro() != null) {
                RandomRecord.TYPES.forEach(type -> explained(type, reading, own));
            }
        }

        private Decision decided(Need need) {
            String id = record.person.patientId();
            RecordFacts facts = new RecordFacts(
                    RecordNumber.ofId(id).orElseThrow(),
                    id,
                    new BusinessIdentifier(record.person.system(), record.person.ins()),
                    LocalDate.of(1970, 1, 1),
                    RecordFacts.State.OPEN,
                    Optional.empty(),
                    1);
            return DECISIONS.decide(new Situation(caller.caller(), Optional.of(facts), false, record.factsFor(caller), now()), need);
        }

        private static Instant now() {
            return Instant.parse(Api.sandbox("GET", "/sandbox/clock", null).get("now").asText());
        }

        private String search(String query) {
            return "/fhir/DocumentReference?_count=50&patient=" + record.person.reference() + query;
        }

        private Set<String> shown(Visibility visibility) {
            return record.documents.stream()
                    .filter(document -> visibility.shows(document.facts()))
                    .map(RandomRecord.Document::id)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        private void searches(Visibility visibility) {
            Set<String> shown = shown(visibility);
            String token = caller.token();
            String plain = search("").substring("/fhir/".length());
            assertThat(Seen.ids(Api.get(search(""), token))).as(about).isEqualTo(shown);
            assertThat(Seen.all(plain.replace("_count=50", "_count=2"), token)).as(about + " in pages").isEqualTo(shown);
            assertThat(Seen.ids(Api.get(search("").replace("patient=" + record.person.reference(), "patient.identifier=" + Stage.ins(record.person)), token)))
                    .as(about + " by INS")
                    .isEqualTo(shown);
            Api.Answer posted = Api.call(
                    "POST",
                    "/fhir/DocumentReference/_search",
                    token,
                    "patient=" + record.person.reference(),
                    Map.of("Content-Type", "application/x-www-form-urlencoded"));
            assertThat(Seen.ids(posted)).as(about + " by POST").isEqualTo(shown);
            assertThat(Api.get(search("&_summary=count"), token).json().get("total").asInt()).as(about).isEqualTo(shown.size());
            JsonNode batch = Api.post("/fhir", token, Sent.batch("batch", Sent.entry("GET", plain))).json().at("/entry/0/resource");
            assertThat(batch.get("total").asInt()).as(about + " in a batch").isEqualTo(shown.size());
            Set<String> byType = new TreeSet<>();
            RandomRecord.TYPES.forEach(type -> byType.addAll(Seen.ids(Api.get(search("&type=" + type), token))));
            assertThat(byType).as(about + " by type").isEqualTo(shown);
            lists(visibility, shown);
            assertThat(Seen.ids(Api.get("/fhir/AllergyIntolerance?patient=" + record.person.reference(), token)))
                    .as(about)
                    .isEqualTo(record.allergies.entrySet().stream()
                            .filter(allergy -> visibility.shows(allergy.getValue()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        /** ITI-66: the set of a document is seen by who sees the document, or made it. */
        private void lists(Visibility visibility, Set<String> shown) {
            Set<String> expected = new TreeSet<>();
            record.documents.stream().filter(d -> !d.set().isEmpty() && shown.contains(d.id())).forEach(d -> {
                expected.add(d.id());
                expected.add(d.set());
            });
            Set<String> found = new TreeSet<>();
            Api.get("/fhir/List?_include=List:item&patient=" + record.person.reference(), caller.token())
                    .json()
                    .path("entry")
                    .forEach(entry -> found.add(entry.at("/resource/id").asText()));
            assertThat(found).as(about + " by ITI-66").isEqualTo(expected);
        }

        private void reads(Visibility visibility) {
            for (RandomRecord.Document document : record.documents) {
                boolean shown = visibility.shows(document.facts());
                String path = "DocumentReference/" + document.id();
                String way = List.of("", "/_history/1", "/_history").get(random.nextInt(3));
                assertThat(Seen.reads(path + way, caller.token())).as(about + path + way).isEqualTo(shown);
                Api.Answer entry = Api.post("/fhir", caller.token(), Sent.batch("batch", Sent.entry("GET", path)));
                assertThat(entry.json().at("/entry/0/response/status").asText().startsWith("200")).as(about).isEqualTo(shown);
                byIdentifier(document, visibility, shown);
                if (random.nextInt(3) == 0) {
                    content(path, shown);
                }
            }
            record.allergies.forEach((id, facts) -> assertThat(Seen.reads("AllergyIntolerance/" + id, caller.token()))
                    .as(about)
                    .isEqualTo(visibility.shows(facts)));
        }

        private void byIdentifier(RandomRecord.Document document, Visibility visibility, boolean shown) {
            Api.Answer found = Api.get(search("&identifier=" + document.identifier()), caller.token());
            if (found.status() == 200) {
                assertThat(Seen.ids(found)).as(about).isEqualTo(shown ? Set.of(document.id()) : Set.of());
            } else {
                assertThat(visibility).as(about).isEqualTo(Visibility.nothing(visibility.now()));
            }
        }

        private void content(String path, boolean shown) {
            String url = Api.get("/fhir/" + path, record.callers.get(0).token()).json().at("/content/0/attachment/url").asText();
            if (!url.isEmpty()) {
                assertThat(Seen.reads(url, caller.token())).as(about + url).isEqualTo(shown);
            }
        }

        /** The holder, who asks, is not told of what is hidden from him. */
        private void explained(String type, Decision reading, Visibility own) {
            boolean opened = reading instanceof Decision.Granted granted && granted.visibility().types().contains(type);
            boolean his = own.ownKeys().size() > 0
                    && record.documents.stream()
                            .filter(document -> document.type().equals(type))
                            .filter(document -> document.facts().hiddenFromPatientUntil() == null)
                            .anyMatch(document -> ownOnly(own).shows(document.facts()));
            String url = "/fhir/" + record.person.reference() + "/$explain-access?actor=urn:oid:1.2.250.1.71.4.2.1%7C"
                    + caller.pro().idNat() + "&profession=" + caller.pro().profession() + "&type=" + type + "&regulation="
                    + caller.regulates() + (caller.structure().isEmpty() ? "" : "&structure=" + caller.structure());
            String decision = Seen.parameter(Api.get(url, record.callers.get(0).token()), "decision");
            assertThat(decision).as(about + " " + url).isEqualTo(opened || his ? "permit" : "deny");
        }

        private static Visibility ownOnly(Visibility own) {
            return new Visibility(false, Set.of(), false, false, false, own.ownKeys(), true, own.now());
        }
    }
}
