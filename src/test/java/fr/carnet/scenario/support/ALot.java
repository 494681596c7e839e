package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** An ITI-65 submission as PDSm comprehensive wants it: a submission set, documents, their contents. */
public final class ALot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/";
    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";
    private static final String ROLE =
            """
            {"resourceType":"PractitionerRole","id":"auteur","active":true,
             "identifier":[{"system":"https://rpps.esante.gouv.fr","value":"10001234567"}]}""";

    private final APerson person;
    private final ObjectNode bundle;

    private ALot(APerson person) {
        this.person = person;
        this.bundle = object(
                """
                {"resourceType":"Bundle","meta":{"profile":["%scomprehensive-provide-document-bundle"]},
                 "type":"transaction","entry":[]}"""
                        .formatted(PDSM + "pdsm-"));
        add(urn(), object(set()));
    }

    public static ALot about(APerson person) {
        return new ALot(person);
    }

    public static String urn() {
        return "urn:uuid:" + UUID.randomUUID();
    }

    /** A document of that text, named by the submission set; its entry is the last but one, its Binary the last. */
    public ALot with(String text) {
        return with(text, urn());
    }

    public ALot with(String text, String uniqueId) {
        String document = urn();
        String binary = urn();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ((ArrayNode) submissionSet().withArray("entry")).addObject().putObject("item").put("reference", document);
        add(document, object(document(binary, bytes, uniqueId)));
        add(
                binary,
                object("{\"resourceType\":\"Binary\",\"contentType\":\"text/plain\",\"data\":\"" + base64(bytes) + "\"}"));
        return this;
    }

    public ALot add(String fullUrl, ObjectNode resource) {
        ObjectNode entry = bundle.withArray("entry").addObject().put("fullUrl", fullUrl);
        entry.set("resource", resource);
        entry.putObject("request").put("method", "POST").put("url", resource.get("resourceType").asText());
        return this;
    }

    public ObjectNode bundle() {
        return bundle;
    }

    /** The resource of that entry, to be spoilt. */
    public ObjectNode resource(int index) {
        return (ObjectNode) bundle.at("/entry/" + index + "/resource");
    }

    public ObjectNode submissionSet() {
        return resource(0);
    }

    public ALot replacing(int document, String target) {
        ((ArrayNode) resource(document).withArray("relatesTo"))
                .addObject()
                .put("code", "replaces")
                .putObject("target")
                .put("reference", target);
        return this;
    }

    public Api.Answer sent(String token) {
        return Api.post("/fhir", token, bundle);
    }

    /** {@code DocumentReference/id} of an answer's entry. */
    public static String location(Api.Answer answer, int index) {
        return answer.json().at("/entry/" + index + "/response/location").asText().replaceFirst("/_history/.*", "");
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static String sha1(byte[] bytes) {
        try {
            return base64(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static ObjectNode object(String json) {
        JsonNode node = Api.parse(json);
        return JSON.convertValue(node, ObjectNode.class);
    }

    private String set() {
        return """
                {"resourceType":"List","meta":{"profile":["%spdsm-submissionset-comprehensive"]},"contained":[%s],
                 "extension":[
                  {"url":"https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType","valueCodeableConcept":
                   {"coding":[{"system":"%sTRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite","code":"SA07"}]}},
                  {"url":"https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId","valueIdentifier":
                   {"system":"urn:ietf:rfc:3986","value":"urn:oid:1.2.250.1.999.1"}}],
                 "identifier":[{"use":"usual","system":"urn:ietf:rfc:3986","value":"%s"}],
                 "status":"current","mode":"working","title":"Lot d'essai",
                 "code":{"coding":[{"system":"https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes","code":"submissionset"}]},
                 "subject":{"reference":"%s"},"date":"2026-11-20T12:00:00+01:00","source":{"reference":"#auteur"}}"""
                .formatted(PDSM, ROLE, NOS, urn(), person.reference());
    }

    private String document(String binary, byte[] bytes, String uniqueId) {
        return """
                {"resourceType":"DocumentReference","meta":{"profile":["%1$spdsm-comprehensive-document-reference"]},
                 "contained":[%2$s,%3$s],
                 "masterIdentifier":{"use":"usual","system":"urn:ietf:rfc:3986","value":"%4$s"},
                 "identifier":[{"use":"official","system":"urn:ietf:rfc:3986","value":"%5$s"}],
                 "status":"current","type":{"coding":[{"system":"http://loinc.org","code":"11488-4"}]},
                 "category":[{"coding":[{"system":"%6$sTRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument","code":"10"}]}],
                 "subject":{"reference":"%7$s"},"date":"2026-11-20T10:00:00+01:00",
                 "author":[{"reference":"#auteur"}],"authenticator":{"reference":"#auteur"},
                 "securityLabel":[{"coding":[{"system":"%6$sTRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality","code":"N"}]}],
                 "content":[{"attachment":{"contentType":"text/plain","language":"fr-FR","url":"%8$s","size":%9$d,"hash":"%10$s",
                   "title":"Compte rendu","creation":"2026-11-20T10:00:00+01:00"},
                  "format":{"system":"http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode","code":"urn:ihe:iti:xds-sd:text:2008"}}],
                 "context":{"period":{"start":"2026-11-20T10:00:00+01:00"},
                  "facilityType":{"coding":[{"system":"%6$sTRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite","code":"SA07"}]},
                  "practiceSetting":{"coding":[{"system":"%6$sTRE_A01-CadreExercice/FHIR/TRE-A01-CadreExercice","code":"AMBULATOIRE"}]},
                  "sourcePatientInfo":{"reference":"#titulaire"}}}"""
                .formatted(
                        PDSM, ROLE, patient(), uniqueId, urn(), NOS, person.reference(), binary, bytes.length, sha1(bytes));
    }

    private String patient() {
        return """
                {"resourceType":"Patient","id":"titulaire","identifier":[{"use":"official","type":{"coding":[{
                 "system":"https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203","code":"INS-NIR-TEST"}]},
                 "system":"%s","value":"%s"}],"name":[{"use":"official","family":"%s","given":["%s"]}],
                 "gender":"%s","birthDate":"%s"}"""
                .formatted(
                        person.system(),
                        person.ins(),
                        person.json().path("family").asText(),
                        person.json().path("given").asText(),
                        person.json().path("gender").asText(),
                        person.json().path("birthDate").asText());
    }
}
