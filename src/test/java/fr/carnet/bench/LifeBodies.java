package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;

/** What {@link LifeBench} sends. */
final class LifeBodies {
    /** Days back that are within the 24 months of every import. */
    private static final int DAYS = 700;

    private LifeBodies() {}

    /** A file of the drop folder. */
    static String rows(int count) {
        StringBuilder text = new StringBuilder("id;date;kind;code;system;label;quantity\n");
        LocalDate today = LocalDate.now();
        for (int i = 0; i < count; i++) {
            text.append("ligne-").append(i).append(';').append(today.minusDays(i % DAYS))
                    .append(";medication;34009").append(30000000 + i)
                    .append(";https://interop.esante.gouv.fr/terminologies/CodeSystem-CIP;Médicament ").append(i).append(";1\n");
        }
        return text.toString();
    }

    static String opening(JsonNode person) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"patient","resource":{"resourceType":"Patient",
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{"extension":[{
                   "url":"https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code",
                   "valueCoding":{"code":"%s"}}]}}],
                 "identifier":[{"system":"%s","value":"%s"}],"name":[{"use":"official","family":"%s","given":["%s"]}],
                 "gender":"%s","birthDate":"%s"}}]}
                """
                .formatted(person.path("birthPlace").asText(), person.at("/ins/system").asText(),
                        person.at("/ins/value").asText(), person.path("family").asText(), person.path("given").asText(),
                        person.path("gender").asText(), person.path("birthDate").asText());
    }

    /** A document of some 40 KB. */
    static String document(String patient, int number) {
        String text = ("Compte rendu " + number + ". ").repeat(2000);
        return """
                {"resourceType":"DocumentReference","status":"current","subject":{"reference":"%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},"description":"Compte rendu %d",
                 "date":"2026-01-10T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-10T10:00:00+01:00","data":"%s"}}]}
                """
                .formatted(patient, number, Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    static String reason() {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"reason\",\"valueString\":\"mesure\"}]}";
    }
}
