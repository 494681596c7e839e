package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A professional with a token, and the simplified publishes (ITI-105) he makes. */
public final class ADoctor {
    private final String rpps;
    private final String token;

    private ADoctor(String rpps) {
        this.rpps = rpps;
        this.token = Api.token("{\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"" + rpps + "\"}");
    }

    public static ADoctor withRpps(String rpps) {
        return new ADoctor(rpps);
    }

    public String token() {
        return token;
    }

    /** The holder lets him read. */
    public ADoctor grantedBy(APerson person) {
        Api.Answer granted = Api.post(
                "/fhir/Consent",
                person.token(),
                """
                {"resourceType":"Consent","status":"active","scope":{"coding":[{"code":"patient-privacy"}]},
                 "category":[{"coding":[{"system":"http://loinc.org","code":"59284-0"}]}],
                 "patient":{"reference":"%s"},"dateTime":"2026-11-20","provision":{"type":"permit","actor":[{
                  "role":{"coding":[{"code":"IRCP"}]},
                  "reference":{"identifier":{"system":"urn:oid:1.2.250.1.71.4.2.1","value":"8%s"}}}]}}"""
                        .formatted(person.reference(), rpps));
        if (granted.status() != 201) {
            throw new IllegalStateException(granted.text());
        }
        return this;
    }

    /** A text document for the person, ready to be spoilt or sent. */
    public static ObjectNode document(APerson person, String uniqueId, String text) {
        return ALot.object(
                """
                {"resourceType":"DocumentReference","status":"current",
                 "masterIdentifier":{"system":"urn:ietf:rfc:3986","value":"%s"},
                 "type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "subject":{"reference":"%s"},"date":"2026-11-20T10:00:00+01:00","author":[{"display":"Dr Exemple"}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","title":"Consultation",
                   "creation":"2026-11-20T10:00:00+01:00","data":"%s"}}]}"""
                        .formatted(uniqueId, person.reference(), ALot.base64(text.getBytes())));
    }

    /** {@code DocumentReference/id} of a new document in the record. */
    public String deposits(APerson person, String text) {
        Api.Answer created = Api.post("/fhir/DocumentReference", token, document(person, ALot.urn(), text));
        if (created.status() != 201) {
            throw new IllegalStateException(created.text());
        }
        return "DocumentReference/" + created.json().get("id").asText();
    }
}
