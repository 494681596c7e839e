package fr.carnet.soak;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;

/** What the callers send, and where an answer says the next page is. */
final class Words {
    static final String INACTIVE = "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"inactive\"}]";
    private static final String STATUS =
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";

    private Words() {}

    /** @param label {@code ""}: none */
    static String document(APerson person, String text, String label) {
        return """
                {"resourceType":"DocumentReference","status":"current",%s
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "subject":{"reference":"%s"},"date":"2026-01-20T10:00:00+01:00","author":[{"display":"Dr Claire Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-01-20T10:00:00+01:00","data":"%s"}}]}"""
                .formatted(
                        label.isEmpty() ? "" : "\"securityLabel\":[" + coded(label) + "],",
                        ALot.urn(),
                        person.reference(),
                        ALot.base64(text.getBytes()));
    }

    private static String coded(String label) {
        return "{\"coding\":[{\"system\":\"" + STATUS + "\",\"code\":\"" + label + "\"}]}";
    }

    static String consent(APerson person, String type, Caller professional) {
        return """
                {"resourceType":"Consent","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},
                 "patient":{"reference":"%s"},"dateTime":"2026-01-20","provision":{"type":"%s","actor":[{
                   "role":{"coding":[{"code":"IRCP"}]},
                   "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]}}"""
                .formatted(person.reference(), type, professional.rpps());
    }

    static String mask() {
        return "[{\"op\":\"add\",\"path\":\"/securityLabel/-\",\"value\":" + coded("MASQUE_PS") + "}]";
    }

    static String unmask(JsonNode document) {
        int index = 0;
        while (index < document.path("securityLabel").size()
                && !document.at("/securityLabel/" + index + "/coding/0/code").asText().equals("MASQUE_PS")) {
            index++;
        }
        return "[{\"op\":\"remove\",\"path\":\"/securityLabel/" + index + "\"}]";
    }

    static String parameter(String name, String kind, String value) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"" + name + "\",\"value" + kind + "\":\"" + value
                + "\"}]}";
    }

    /** Path and query of the next page; {@code ""} when there is none. */
    static String next(Api.Answer page) {
        for (JsonNode link : page.json().path("link")) {
            if (link.path("relation").asText().equals("next")) {
                return link.path("url").asText().replaceFirst(".*?/fhir/", "/fhir/");
            }
        }
        return "";
    }
}
