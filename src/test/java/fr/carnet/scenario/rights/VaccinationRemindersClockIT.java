package fr.carnet.scenario.rights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Life;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reminders to the médecin traitant and the reference pharmacist: once each, stopped when done, to nobody without a right. */
class VaccinationRemindersClockIT {
    private static final String TOPIC = "vaccination-due";

    private final APerson person = APerson.bornOn(today().minusYears(40).toString());
    private final Pro doctor = Pro.doctor();
    private final Pro pharmacist = Pro.of("21");

    @Test
    void the_treating_doctor_and_the_reference_pharmacist_are_reminded_once_each() {
        Seen.consent(person.token(), Sent.treatingDoctor(person, doctor));
        Seen.consent(person.token(), Sent.grant(person, pharmacist));
        named(pharmacist);
        look();

        assertThat(reminded(doctor)).hasSize(1);
        assertThat(reminded(pharmacist)).hasSize(1);
        assertThat(reminded(doctor).toString()).doesNotContain(pharmacist.idNat());
        assertThat(Told.mails("rpps", doctor.rpps()).toString()).doesNotContain("diphtérie");

        Life.advance("P20D");
        Life.runJobs();
        assertThat(reminded(doctor)).hasSize(1);
        assertThat(reminded(pharmacist)).hasSize(1);
    }

    @Test
    void nobody_is_reminded_of_what_is_done() {
        Seen.consent(person.token(), Sent.treatingDoctor(person, doctor));
        Seen.consent(person.token(), Sent.grant(person, pharmacist));
        named(pharmacist);
        received("J07CA01", 1);
        received("J07BD52", 2);
        received("J07BD52", 3);
        look();

        assertThat(reminded(doctor)).isEmpty();
        assertThat(reminded(pharmacist)).isEmpty();
    }

    @Test
    void who_has_no_right_or_lost_it_is_told_nothing() {
        named(pharmacist);
        Seen.consent(person.token(), Sent.treatingDoctor(person, doctor));
        Seen.consent(person.token(), Sent.block(person, doctor));
        look();

        Seen.consent(person.token(), Sent.grant(person, pharmacist));
        assertThat(reminded(pharmacist)).isEmpty();
        assertThat(Told.mails("rpps", pharmacist.rpps())).isEmpty();
        assertThat(Told.mails("rpps", doctor.rpps()).toString()).doesNotContain("vaccin");
    }

    private void named(Pro pro) {
        Seen.stored("/fhir/CareTeam", Pro.doctor().token(), """
                {"resourceType":"CareTeam","status":"active","name":"Mon pharmacien","subject":{"reference":"%s"},
                 "period":{"start":"2020-01-01"},"participant":[{"role":[{"coding":[{"code":"reference-pharmacist"}]}],
                 "member":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"%s"}}}]}"""
                .formatted(person.reference(), pro.idNat()));
    }

    private void received(String atc, int yearsAgo) {
        LocalDate day = today().minusYears(yearsAgo);
        Seen.stored("/fhir/Immunization", person.token(), """
                {"resourceType":"Immunization","status":"completed","patient":{"reference":"%s"},"occurrenceDateTime":"%s",
                 "vaccineCode":{"coding":[{"system":"http://www.whocc.no/atc","code":"%s"}]}}"""
                .formatted(person.reference(), day, atc));
    }

    private static LocalDate today() {
        return Life.now().atZone(ZoneId.of("Europe/Paris")).toLocalDate();
    }

    private static void look() {
        Life.advance("P3D");
        Life.runJobs();
    }

    private List<JsonNode> reminded(Pro pro) {
        return Told.communications(person, pro.token()).stream()
                .filter(one -> Told.topic(one).equals(TOPIC))
                .toList();
    }
}
