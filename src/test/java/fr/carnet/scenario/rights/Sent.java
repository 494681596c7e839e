package fr.carnet.scenario.rights;

import fr.carnet.scenario.support.APerson;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Bodies of calls, as software would send them. */
final class Sent {
    private static final String PS = "urn:oid:1.2.250.1.71.4.2.1";
    private static final String STRUCT = "urn:oid:1.2.250.1.71.4.2.2";
    private static final String STATUS =
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";

    private Sent() {}

    static String newIdentifier() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    static String document(APerson person, String... labels) {
        return identified(person, "11488-4", newIdentifier(), labels);
    }

    static String identified(APerson person, String type, String identifier, String... labels) {
        return document(person, type, identifier, "", labels);
    }

    /** @param more further elements, each followed by a comma */
    static String document(APerson person, String type, String identifier, String more, String[] labels) {
        String system = Character.isDigit(type.charAt(0))
                ? "http://loinc.org"
                : "https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire";
        String data = Base64.getEncoder().encodeToString(("Contenu " + identifier).getBytes());
        return """
                {"resourceType":"DocumentReference","status":"current",%s
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"%s"},
                 "type":{"coding":[{"system":"%s","code":"%s"}]},"securityLabel":[%s],
                 "subject":{"reference":"%s"},"date":"2026-01-20T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-20T10:00:00+01:00","data":"%s"}}]}
                """
                .formatted(more, identifier, system, type, labels(labels), person.reference(), data)
                .replace("\"securityLabel\":[],", "");
    }

    private static String labels(String... codes) {
        List<String> labels = new ArrayList<>();
        for (String code : codes) {
            labels.add(label(code));
        }
        return String.join(",", labels);
    }

    static String label(String code) {
        return "{\"coding\":[{\"system\":\"" + STATUS + "\",\"code\":\"" + code + "\"}]}";
    }

    static String addLabel(String code) {
        return "[{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + label(code) + "}]";
    }

    static String removeLabel(int index) {
        return "[{\"op\":\"remove\",\"path\":\"/securityLabel/" + index + "\"}]";
    }

    static String replaceStatus(String status) {
        return "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"" + status + "\"}]";
    }

    static String grant(APerson person, Pro professional) {
        return consent(person, "permit", actor("IRCP", PS, professional.idNat()));
    }

    static String maskedGrant(APerson person, Pro professional) {
        return consent(
                person, "permit", actor("IRCP", PS, professional.idNat()) + ",\"securityLabel\":[{\"code\":\"MASQUE_PS\"}]");
    }

    static String treatingDoctor(APerson person, Pro professional) {
        return consent(person, "permit", actor("PCP", PS, professional.idNat()));
    }

    static String careTeam(APerson person, String finess) {
        return consent(person, "permit", actor("IRCP", STRUCT, finess));
    }

    static String block(APerson person, Pro professional) {
        return consent(person, "deny", actor("IRCP", PS, professional.idNat()));
    }

    static String blockedTeam(APerson person, String finess) {
        return consent(person, "deny", actor("IRCP", STRUCT, finess));
    }

    static String emergency(APerson person, String type, String purpose, boolean masked) {
        return consent(
                person,
                type,
                ",\"purpose\":[{\"code\":\"" + purpose + "\"}]"
                        + (masked ? ",\"securityLabel\":[{\"code\":\"MASQUE_PS\"}]" : ""));
    }

    static String during(String consent, String start, String end) {
        return consent.replace(
                "\"provision\":{", "\"provision\":{\"period\":{\"start\":\"" + start + "\",\"end\":\"" + end + "\"},");
    }

    private static String actor(String role, String system, String value) {
        return ",\"actor\":[{\"role\":{\"coding\":[{\"code\":\"" + role + "\"}]},\"reference\":{\"identifier\":{\"system\":\""
                + system + "\",\"value\":\"" + value + "\"}}}]";
    }

    private static String consent(APerson person, String type, String rest) {
        return "{\"resourceType\":\"Consent\",\"status\":\"active\",\"scope\":{\"coding\":[{\"code\":\"patient-privacy\"}]},"
                + "\"patient\":{\"reference\":\"" + person.reference() + "\"},\"dateTime\":\"2026-01-20\",\"provision\":{\"type\":\""
                + type + "\"" + rest + "}}";
    }

    static String allergy(APerson person) {
        return "{\"resourceType\":\"AllergyIntolerance\",\"clinicalStatus\":{\"coding\":[{\"system\":"
                + "\"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical\",\"code\":\"active\"}]},"
                + "\"patient\":{\"reference\":\"" + person.reference() + "\"},\"code\":{\"text\":\"Pénicilline\"}}";
    }

    static String related(APerson person, APerson other, String code) {
        return "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"" + person.reference()
                + "\"},\"identifier\":[{\"system\":\"" + other.system() + "\",\"value\":\"" + other.ins()
                + "\"}],\"relationship\":[{\"coding\":[{\"code\":\"" + code + "\"}]}]}";
    }

    static String parameter(String name, String kind, String value) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + name + "\",\"value" + kind + "\":\"" + value
                + "\"}]}";
    }

    static String reason(String text) {
        return parameter("reason", "String", text);
    }

    static String batch(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    static String entry(String method, String url) {
        return "{\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }

    static String entry(String method, String url, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\"}}";
    }
}
