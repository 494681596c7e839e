package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The identity traits of a fictitious person, and the Patient (fr-core form) that says them. */
public record Traits(String ins, String family, String given, String gender, String birthDate, String birthPlace) {
    public static final String INS_SYSTEM = "urn:oid:1.2.250.1.213.1.4.10";
    private static final String INSEE = "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";

    /** Those of the sandbox's person. */
    public static Traits of(APerson person) {
        return new Traits(
                person.ins(),
                person.json().get("family").asText(),
                person.json().get("given").asText(),
                person.json().get("gender").asText(),
                person.json().get("birthDate").asText(),
                person.json().get("birthPlace").asText());
    }

    /** Of an adult nobody knows yet. */
    public static Traits ofSomebodyNew() {
        return of(APerson.withoutRecord());
    }

    public Traits withIns(String other) {
        return new Traits(other, family, given, gender, birthDate, birthPlace);
    }

    public Traits named(String otherFamily, String otherGiven) {
        return new Traits(ins, otherFamily, otherGiven, gender, birthDate, birthPlace);
    }

    public Traits bornOn(String date) {
        return new Traits(ins, family, given, gender, date, birthPlace);
    }

    public Traits bornAt(String inseeCode) {
        return new Traits(ins, family, given, gender, birthDate, inseeCode);
    }

    public Traits ofGender(String other) {
        return new Traits(ins, family, given, other, birthDate, birthPlace);
    }

    public String token() {
        return Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
    }

    public ObjectNode patient() {
        return (ObjectNode) Api.parse(
                """
                {"resourceType":"Patient","identifier":[{"use":"official","system":"%s","value":"%s"}],
                 "name":[{"use":"official","family":"%s","given":["%s"]}],"gender":"%s","birthDate":"%s",
                 "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-birthPlace","valueAddress":{
                   "extension":[{"url":"%s","valueCoding":{"code":"%s"}}]}}]}
                """
                        .formatted(INS_SYSTEM, ins, family, given, gender, birthDate, INSEE, birthPlace));
    }
}
