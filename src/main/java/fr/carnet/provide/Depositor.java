package fr.carnet.provide;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Deposits one file by the call that fits its kind. */
final class Depositor {
    private static final int OK = 200;

    private final Options options;
    private final Door door;
    private final RecordOpener opener;
    private final Set<String> looked = new HashSet<>();

    Depositor(Options options, Door door) {
        this.options = options;
        this.door = door;
        this.opener = new RecordOpener(door);
    }

    Outcome deposit(String name, Content content) throws IOException {
        return switch (content.kind()) {
            case CDA -> cda(name, content);
            case FHIR_DOCUMENT -> post(name, content, "/Bundle");
            case SUBMISSION -> post(name, content, "");
            case DOCUMENT_REFERENCE -> post(name, content, "/DocumentReference");
            case PLAIN -> plain(name, content);
            case UNKNOWN, RESOURCE -> Outcome.skipped(name, "neither CDA nor a FHIR document nor PDF, text or image");
        };
    }

    private Outcome cda(String name, Content content) {
        if (options.open()) {
            Optional<CdaPerson> person = CdaPerson.of(content.bytes());
            Optional<Answer> refusal = person.filter(one -> looked.add(one.ins())).flatMap(opener::open);
            if (refusal.isPresent()) {
                looked.remove(person.orElseThrow().ins());
                return Outcome.refused(name, content.kind(), refusal.get());
            }
        }
        return post(name, content, "/DocumentReference/$provide-cda");
    }

    private Outcome plain(String name, Content content) throws IOException {
        PlainEntry entry = PlainEntry.of(options, content);
        if (!entry.missing().isEmpty()) {
            return Outcome.refusedHere(name, content.kind(), entry.missing());
        }
        byte[] body = entry.body().toString().getBytes(StandardCharsets.UTF_8);
        return of(name, content, door.post("/DocumentReference", "application/fhir+json", body));
    }

    private Outcome post(String name, Content content, String path) {
        return of(name, content, door.post(path, content.mime(), content.bytes()));
    }

    /** 201: new. 200 of a single deposit: the server has exactly this already (CONTRACT 6, duplicates). */
    private static Outcome of(String name, Content content, Answer answer) {
        if (!answer.good()) {
            return Outcome.refused(name, content.kind(), answer);
        }
        boolean known = answer.status() == OK && content.kind() != Kind.SUBMISSION;
        return new Outcome(
                name, content.kind(), known ? "already" : "deposited", answer.status(), answer.where(), "", "");
    }
}
