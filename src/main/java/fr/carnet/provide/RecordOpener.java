package fr.carnet.provide;

import java.nio.charset.StandardCharsets;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Opens the record of the person of a CDA header when the INS has none yet ({@code --open}). A minor's record needs a
 * representative with an INS, which no header gives: in a sandbox a fictitious person stands in; elsewhere the server's
 * refusal is what is reported.
 */
final class RecordOpener {
    private static final int MAJORITY = 18;

    private final Door door;

    RecordOpener(Door door) {
        this.door = door;
    }

    /** @return the refusal, when it could not be opened; empty when it is open, or closed (the deposit says so) */
    Optional<Answer> open(CdaPerson person) {
        String ins = URLEncoder.encode(person.ins(), StandardCharsets.UTF_8);
        Answer status = door.get("/Patient/$record-status?identifier=" + ins);
        if (!status.good()) {
            return Optional.of(status);
        }
        if (!status(status).equals("none")) {
            return Optional.empty();
        }
        String body = OpeningRequest.of(person, isMinor(person) ? standIn() : "");
        Answer opened =
                door.post("/Patient/$open-record", "application/fhir+json", body.getBytes(StandardCharsets.UTF_8));
        return opened.good() ? Optional.empty() : Optional.of(opened);
    }

    private static String status(Answer answer) {
        for (var parameter : answer.json().path("parameter")) {
            if (parameter.path("name").asText().equals("status")) {
                return parameter.path("valueCode").asText();
            }
        }
        return "";
    }

    private static boolean isMinor(CdaPerson person) {
        try {
            return LocalDate.parse(person.birthDate()).plusYears(MAJORITY).isAfter(LocalDate.now());
        } catch (DateTimeParseException noDate) {
            return false;
        }
    }

    private String standIn() {
        Answer made = door.sandbox("/sandbox/patients", "{\"count\":1}");
        var ins = made.json().at("/0/ins");
        return made.good() ? ins.path("system").asText() + "|" + ins.path("value").asText() : "";
    }
}
