package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CONTRACT 8, messages: who is told of what, once, in which words, and who is not. */
class MessagesIT {
    private final APerson person = APerson.withRecord();
    private final Pro author = Pro.doctor();
    private final Pro reader = Pro.doctor();

    @Test
    void the_opening_and_a_document_are_told_to_the_holder_in_french_then_english_without_clinical_content() {
        String title = "Compte rendu tres particulier";
        Seen.deposited(author.token(), Sent.document(person).replace("\"title\":\"Consultation\"", "\"title\":\"" + title + "\""));

        JsonNode opened = Told.only(person, person.token(), "record-opened");
        JsonNode added = Told.only(person, person.token(), "document-added");
        for (JsonNode told : List.of(opened, added)) {
            assertThat(told.at("/recipient/0/reference").asText()).isEqualTo(person.reference());
            assertThat(told.at("/subject/reference").asText()).isEqualTo(person.reference());
            assertThat(told.get("status").asText()).isEqualTo("completed");
            assertThat(told.has("sent")).isTrue();
        }
        String text = added.at("/payload/0/contentString").asText();
        assertThat(text.indexOf("Un document a été ajouté")).isGreaterThanOrEqualTo(0).isLessThan(text.indexOf("A document"));
        assertThat(Told.mails(person.ins())).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.get("to").asText()).isEqualTo(person.json().get("email").asText());
            assertThat(mail.get("text").asText().indexOf("Bonjour")).isLessThan(mail.get("text").asText().indexOf("Hello"));
            assertThat(mail.toString()).doesNotContain(title, "Consultation", "11488-4", "text/plain", author.rpps(), person.ins());
        });
        assertThat(Api.get("/fhir/Communication/" + added.get("id").asText(), person.token()).status()).isEqualTo(200);
        assertThat(Api.get("/fhir/Communication/" + added.get("id").asText(), author.token()).code()).isEqualTo("not-found");
    }

    @Test
    void the_first_access_of_each_professional_is_told_once_and_names_him_only_inside() {
        String document = Seen.deposited(author.token(), Sent.document(person));
        Pro second = Pro.doctor();
        Seen.search(person, reader.token());
        assertThat(Told.topics(person, person.token())).doesNotContain("first-access");
        List.of(reader, second).forEach(pro -> Seen.consent(person.token(), Sent.grant(person, pro)));
        for (Pro pro : List.of(reader, second, reader, second)) {
            Seen.search(person, pro.token());
            Seen.reads("DocumentReference/" + document, pro.token());
        }

        List<JsonNode> firsts = Told.communications(person, person.token()).stream()
                .filter(one -> Told.topic(one).equals("first-access"))
                .toList();
        assertThat(firsts).hasSize(2);
        assertThat(firsts.toString()).contains(reader.idNat(), second.idNat());
        assertThat(Told.mailed(person.ins(), "premier accès")).isEqualTo(2);
        assertThat(Told.mails(person.ins()).toString()).doesNotContain(reader.rpps(), second.rpps());
    }

    @Test
    void an_emergency_is_told_to_the_holder_and_to_his_treating_doctor_by_identifier() {
        Pro treating = Pro.doctor();
        Seen.consent(person.token(), Sent.treatingDoctor(person, treating));
        assertThat(Api.post(
                                "/fhir/" + person.reference() + "/$break-glass",
                                reader.token(),
                                Sent.reason("Inconscient aux urgences"))
                        .status())
                .isEqualTo(200);

        assertThat(Told.topics(person, person.token())).containsOnlyOnce("emergency-access");
        JsonNode doctors = Told.only(person, treating.token(), "emergency-access");
        assertThat(doctors.at("/recipient/0/identifier/value").asText()).isEqualTo(treating.idNat());
        assertThat(doctors.at("/recipient/0/identifier/system").asText()).isEqualTo("urn:oid:1.2.250.1.71.4.2.1");
        assertThat(Told.communications(person, treating.token())).hasSize(1);
        assertThat(Told.communications(person, reader.token())).isEmpty();
        assertThat(Told.mails(person.ins()).toString()).doesNotContain("Inconscient", reader.rpps());
        assertThat(Told.mails("rpps", treating.rpps())).allSatisfy(mail ->
                assertThat(mail.toString()).doesNotContain("Inconscient", person.ins(), reader.rpps()));
    }

    @Test
    void a_closing_is_told_and_nothing_after_it() {
        Life.close(person.token(), person.patientId(), "Je n'en veux plus");
        assertThat(Told.mailed(person.ins(), "fermé")).isEqualTo(1);
        assertThat(Told.mails(person.ins()).toString()).doesNotContain("n'en veux plus");
        int before = Told.mails(person.ins()).size();
        Api.post("/fhir/DocumentReference", author.token(), Sent.document(person));
        assertThat(Told.mails(person.ins())).hasSize(before);
    }

    @Test
    void the_representative_of_a_minor_is_told_but_not_of_what_is_kept_from_him() {
        APerson minor = APerson.bornOn(Life.now().minus(Duration.ofDays(9 * 365)).toString().substring(0, 10));
        String ins = minor.json().at("/representative/ins/value").asText();
        String representative = Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        Seen.deposited(author.token(), Sent.document(minor));
        assertThat(Told.topics(minor, representative)).containsOnlyOnce("document-added", "record-opened");
        assertThat(Told.mailed(ins, "nouveau document")).isEqualTo(1);
        int told = Told.mails(ins).size();
        int toTheMinor = Told.mails(minor.ins()).size();

        Seen.deposited(author.token(), Sent.document(minor, "INVISIBLE_REPRESENTANTS_LEGAUX"));
        Pro secret = Pro.inSecret();
        Seen.deposited(secret.token(), Sent.document(minor, "INVISIBLE_REPRESENTANTS_LEGAUX"));
        Api.post("/fhir/" + minor.reference() + "/$break-glass", secret.token(), Sent.reason("Consultation sans les parents"));

        assertThat(Told.topics(minor, representative)).containsOnlyOnce("document-added").doesNotContain("emergency-access");
        assertThat(Told.mails(ins)).hasSize(told);
        assertThat(Told.mails(minor.ins())).as("an address his parents read").hasSize(toTheMinor);
        assertThat(Api.get("/fhir/AuditEvent?patient=" + minor.reference(), representative).text())
                .doesNotContain(secret.idNat());
    }

    @Test
    void a_professional_who_puts_a_revoked_grant_in_force_again_is_told_of_as_when_he_declared_it() {
        String address = "/fhir/Consent/" + Seen.consent(author.token(), Sent.grant(person, reader));
        assertThat(declared()).isEqualTo(1);
        ObjectNode grant = (ObjectNode) Api.get(address, person.token()).json();
        assertThat(Api.put(address, person.token(), grant.deepCopy().put("status", "inactive")).status()).isEqualTo(200);
        assertThat(declared()).isEqualTo(1);

        assertThat(Api.put(address, author.token(), grant).status()).isEqualTo(200);
        assertThat(declared()).isEqualTo(2);
        assertThat(Api.put(address, author.token(), grant).status()).isEqualTo(200);
        assertThat(declared()).as("nothing changed").isEqualTo(2);
        assertThat(Api.put(address, reader.token(), grant.deepCopy().put("status", "inactive")).status()).isEqualTo(200);
        assertThat(declared()).as("less than before").isEqualTo(2);
    }

    private long declared() {
        return Told.topics(person, person.token()).stream().filter("grant-declared"::equals).count();
    }

    @Test
    void a_professional_who_came_in_secret_first_is_told_to_the_representative_when_he_comes_openly() {
        APerson minor = APerson.bornOn(Life.now().minus(Duration.ofDays(9 * 365)).toString().substring(0, 10));
        String ins = minor.json().at("/representative/ins/value").asText();
        String representative = Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
        Pro secret = Pro.inSecret();
        Seen.consent(representative, Sent.grant(minor, secret));
        Seen.search(minor, secret.token());
        assertThat(Told.topics(minor, representative)).doesNotContain("first-access");

        String openly = Api.token("{\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"" + secret.rpps() + "\"}");
        Seen.search(minor, openly);
        Seen.search(minor, openly);
        Seen.search(minor, secret.token());
        assertThat(Told.topics(minor, representative)).containsOnlyOnce("first-access");
    }

    @Test
    void an_adults_document_kept_from_his_representative_is_told_to_him_alone() {
        APerson guardian = APerson.withoutRecord();
        Life.relate(Life.actor("agent"), person.patientId(), guardian.ins(), "GUARD");
        Seen.deposited(author.token(), Sent.document(person, "INVISIBLE_REPRESENTANTS_LEGAUX"));
        assertThat(Told.topics(person, person.token())).contains("document-added");
        assertThat(Told.topics(person, guardian.token())).doesNotContain("document-added");
        assertThat(Told.mailed(person.ins(), "nouveau document")).isEqualTo(1);
        assertThat(Told.mailed(guardian.ins(), "nouveau document")).isZero();
    }

    @Test
    void messages_are_nobody_elses_and_nobody_writes_them() {
        APerson carer = APerson.withoutRecord();
        APerson stranger = APerson.withoutRecord();
        Seen.stored("/fhir/RelatedPerson", person.token(), Sent.related(person, carer, "CAREGIVER"));
        String address = "/fhir/Communication?patient=" + person.reference();
        assertThat(Api.get(address, carer.token()).code()).isEqualTo("not-permitted");
        assertThat(Api.get(address, stranger.token()).code()).isEqualTo("not-yours");
        assertThat(Api.get(address, Pro.structure(Pro.newStructure())).status()).isEqualTo(403);
        assertThat(Api.get(address, Life.actor("agent")).code()).isEqualTo("not-permitted");
        assertThat(Api.get("/fhir/Communication", person.token()).code()).isEqualTo("one-record");
        assertThat(Api.post("/fhir/Communication", person.token(), "{\"resourceType\":\"Communication\"}").code())
                .isEqualTo("not-offered");
    }
}
