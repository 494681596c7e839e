package fr.carnet.soak;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Life;
import fr.carnet.soak.Facts.Document;
import fr.carnet.soak.Facts.Right;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** One random change of a record, and what is true once it is answered. */
final class RandomChange implements Scene.Change {
    private static final int MOST_DOCUMENTS = 15;
    private static final UnaryOperator<Facts> NOTHING = UnaryOperator.identity();

    private final Scene scene;
    private final Calls calls;
    private final Random random;

    RandomChange(Scene scene, Calls calls, Random random) {
        this.scene = scene;
        this.calls = calls;
        this.random = random;
    }

    @Override
    public UnaryOperator<Facts> make(Facts facts) {
        if (!facts.open()) {
            return reopened();
        }
        Caller professional = scene.anyProfessional(random);
        int draw = random.nextInt(100);
        if (draw < 30 || facts.documents().isEmpty()) {
            return facts.documents().size() >= MOST_DOCUMENTS ? deleted(facts) : deposited(professional);
        } else if (draw < 40) {
            return provided(professional);
        } else if (draw < 65) {
            return righted(facts, professional);
        } else if (draw < 85) {
            return masked(facts);
        } else if (draw < 95) {
            return deleted(facts);
        }
        return closed();
    }

    /** ITI-105, sometimes masked, sometimes hidden from the holder until it is announced. */
    private UnaryOperator<Facts> deposited(Caller professional) {
        String label = List.of("", "", "", "MASQUE_PS", "INVISIBLE_PATIENT").get(random.nextInt(5));
        String text = "soak " + UUID.randomUUID();
        Api.Answer answer = calls.make(Calls.DEPOSIT, "POST", "/fhir/DocumentReference", professional.token(),
                Words.document(scene.person(), text, label));
        return expected(answer, 201, "a deposit", () -> {
            Document document =
                    new Document(professional, text, label.equals("MASQUE_PS"), label.equals("INVISIBLE_PATIENT"));
            String id = answer.json().get("id").asText();
            return facts -> facts.with(id, document);
        });
    }

    private UnaryOperator<Facts> provided(Caller professional) {
        String text = "soak " + UUID.randomUUID();
        String lot = ALot.about(scene.person()).with(text).bundle().toString();
        Api.Answer answer = calls.make(Calls.PROVIDE, "POST", "/fhir", professional.token(), lot);
        return expected(answer, 200, "a submission", () -> {
            String id = ALot.location(answer, 1).replaceFirst(".*/", "");
            return facts -> facts.with(id, new Document(professional, text, false, false));
        });
    }

    private UnaryOperator<Facts> righted(Facts facts, Caller professional) {
        Right before = facts.right(professional);
        Right after = before == Right.NONE ? (random.nextInt(4) == 0 ? Right.BLOCKED : Right.GRANTED) : Right.NONE;
        if (after == Right.NONE) {
            return revoked(professional, before);
        }
        Api.Answer answer = calls.make(after == Right.GRANTED ? "grant" : "block", "POST", "/fhir/Consent", scene.holder(),
                Words.consent(scene.person(), after == Right.GRANTED ? "permit" : "deny", professional));
        return expected(answer, 201, "a right", () -> now -> now.with(professional, after));
    }

    /** Of what is open on a screen the next page must be refused too. */
    private UnaryOperator<Facts> revoked(Caller professional, Right before) {
        String search = "/fhir/DocumentReference?_count=1&patient=" + scene.person().reference();
        Api.Answer page = before == Right.GRANTED ? calls.get("first page", search, professional.token()) : null;
        String address = activeConsent(professional);
        if (address == null) {
            return null;
        }
        Api.Answer answer = calls.patch("revoke", address, scene.holder(), Words.INACTIVE);
        return expected(answer, 200, "a revocation", () -> {
            String next = page == null ? "" : Words.next(page);
            if (!next.isEmpty()) {
                Api.Answer late = calls.get("page after revocation", next, professional.token());
                if (late != null) {
                    calls.findings().judged("page after revocation");
                }
                if (late != null && late.status() != 403) {
                    calls.findings().wrong("an open result page answered " + late.status() + " after the revocation");
                }
            }
            return facts -> facts.with(professional, Right.NONE);
        });
    }

    private String activeConsent(Caller professional) {
        String path = "/fhir/Consent?_count=100&_sort=-_lastUpdated&patient=" + scene.person().reference();
        Api.Answer all = calls.get("consents", path, scene.holder());
        if (all == null) {
            return null;
        }
        for (JsonNode entry : all.json().path("entry")) {
            JsonNode consent = entry.get("resource");
            String actor = consent.at("/provision/actor/0/reference/identifier/value").asText();
            if (actor.equals("8" + professional.rpps()) && consent.path("status").asText().equals("active")) {
                return "/fhir/Consent/" + consent.get("id").asText();
            }
        }
        calls.findings().wrong("an active right is not among the holder's consents: " + all.status());
        return null;
    }

    private UnaryOperator<Facts> masked(Facts facts) {
        String id = anyDocument(facts);
        Document document = facts.documents().get(id);
        if (document.hiddenFromHolder()) {
            return NOTHING;
        }
        String path = "/fhir/DocumentReference/" + id;
        String patch = document.masked() ? unmasking(path) : Words.mask();
        if (patch == null) {
            return null;
        }
        String what = document.masked() ? "unmask" : "mask";
        Api.Answer answer = calls.patch(what, path, scene.holder(), patch);
        return expected(answer, 200, what, () -> now -> now.with(id, document.masked(!document.masked())));
    }

    private String unmasking(String path) {
        Api.Answer read = calls.get("read by its holder", path, scene.holder());
        return read == null ? null : Words.unmask(read.json());
    }

    private UnaryOperator<Facts> deleted(Facts facts) {
        String id = anyDocument(facts);
        Caller author = facts.documents().get(id).author();
        if (facts.right(author) == Right.BLOCKED) {
            return NOTHING;
        }
        Api.Answer answer = calls.make("delete", "DELETE", "/fhir/DocumentReference/" + id, author.token(), null);
        return expected(answer, 200, "a deletion", () -> now -> now.without(id));
    }

    private UnaryOperator<Facts> closed() {
        String path = "/fhir/Patient/" + scene.person().patientId() + "/$close-record";
        Api.Answer answer = calls.make("close", "POST", path, scene.holder(), Words.parameter("reason", "String", "essai"));
        return expected(answer, 200, "a closing", () -> Facts::closed);
    }

    private UnaryOperator<Facts> reopened() {
        String path = "/fhir/Patient/" + scene.person().patientId() + "/$reopen-record";
        Api.Answer answer = calls.make("reopen", "POST", path, Life.actor("agent"), "{\"resourceType\":\"Parameters\"}");
        return expected(answer, 200, "a reopening", () -> Facts::reopened);
    }

    private String anyDocument(Facts facts) {
        return List.copyOf(facts.documents().keySet()).get(random.nextInt(facts.documents().size()));
    }

    private interface Outcome {
        UnaryOperator<Facts> now();
    }

    private UnaryOperator<Facts> expected(Api.Answer answer, int status, String what, Outcome outcome) {
        if (answer == null) {
            return null;
        }
        if (answer.status() != status) {
            calls.findings().wrong(what + " was answered " + answer.status() + " " + answer.text());
            return null;
        }
        return outcome.now();
    }
}
