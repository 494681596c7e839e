package fr.carnet.soak;

import fr.carnet.scenario.support.Api;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Supplier;

/** Calls that are counted; one that fails while nothing was broken on purpose is an error. */
final class Calls {
    static final String DEPOSIT = "deposit (ITI-105)";
    static final String PROVIDE = "provide (ITI-65)";
    static final String EXPORT = "export";
    static final String ARCHIVE = "archive";

    private static final Map<String, String> FHIR = Map.of("Content-Type", "application/fhir+json");
    private static final int FAILED = 500;
    private static final int LIMITED = 429;

    private final Findings findings;
    private final Caller stranger;

    Calls(Findings findings) {
        this.findings = findings;
        this.stranger = Caller.professional(99_999_999);
    }

    /** A professional whom no record knows. */
    Caller stranger() {
        return stranger;
    }

    /** @return null when no answer came or it was 5xx or 429; that is reported here */
    Api.Answer make(String what, String method, String path, String token, Object body) {
        return counted(what, () -> Api.call(method, path, token, body, FHIR));
    }

    Api.Answer get(String what, String path, String token) {
        return counted(what, () -> Api.get(path, token));
    }

    /** The bytes of a content or an archive. */
    Api.Answer bytes(String what, String path, String token) {
        return counted(what, () -> Api.call("GET", path, token, null, Map.of("Accept", "*/*")));
    }

    Api.Answer patch(String what, String path, String token, String patch) {
        return counted(what, () -> Api.jsonPatch(path, token, patch));
    }

    private Api.Answer counted(String what, Supplier<Api.Answer> call) {
        Tolerance before = findings.tolerance();
        try {
            Api.Answer answer = call.get();
            findings.called(what);
            if (answer.status() < FAILED && answer.status() != LIMITED) {
                return answer;
            }
            failed(before, what, answer.status(), what + " answered " + answer.status() + " " + answer.text());
        } catch (UncheckedIOException gone) {
            failed(before, what, Tolerance.SILENCE, what + " was not answered: " + gone.getCause());
        }
        return null;
    }

    /** Allowed when it was sent, or when its answer came. */
    private void failed(Tolerance before, String what, int status, String sentence) {
        if (before.allows(what, status) || findings.tolerance().allows(what, status)) {
            findings.tolerated();
        } else {
            findings.wrong(sentence);
        }
    }

    Findings findings() {
        return findings;
    }
}
