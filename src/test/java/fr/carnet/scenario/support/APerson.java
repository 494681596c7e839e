package fr.carnet.scenario.support;

import com.fasterxml.jackson.databind.JsonNode;

/** A fresh fictitious person with an open record. */
public record APerson(String ins, String system, String patientId, JsonNode json) {
    public static APerson withRecord() {
        return of("{\"count\":1,\"open\":true}");
    }

    public static APerson withoutRecord() {
        return of("{\"count\":1,\"open\":false}");
    }

    /** @param birthDate {@code YYYY-MM-DD}; a minor comes with a representative */
    public static APerson bornOn(String birthDate) {
        return of("{\"count\":1,\"open\":true,\"birthDate\":\"" + birthDate + "\"}");
    }

    private static APerson of(String wish) {
        return of(Api.sandbox("POST", "/sandbox/patients", wish).get(0));
    }

    public static APerson of(JsonNode person) {
        return new APerson(
                person.at("/ins/value").asText(),
                person.at("/ins/system").asText(),
                person.path("patientId").asText(),
                person);
    }

    public String token() {
        return Api.token("{\"actor\":\"patient\",\"ins\":\"" + ins + "\"}");
    }

    public String reference() {
        return "Patient/" + patientId;
    }
}
