package fr.carnet.provide;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One run over a folder: first the people, then what others refer to, then the documents, then the rest. The folder is
 * read once for each of them, so that its size does not matter; what went in is noted one by one.
 */
final class TakeOverRun {
    private static final String FHIR = "application/fhir+json";
    private static final Set<String> ASIDE = Set.of("Patient", "Binary", "RelatedPerson");
    /** What others refer to goes first. */
    private static final List<Set<String>> IN_ORDER = List.of(
            Set.of("Encounter"), Set.of("Condition", "Procedure"), Set.of("Observation"), Set.of("DocumentReference"));
    private static final Set<String> NO_PERSON_S = Set.of(
            "Organization", "Practitioner", "PractitionerRole", "Location", "HealthcareService", "OperationOutcome");

    private final FolderResources folder;
    private final Doors doors;
    private final DoneBook done;
    private final TakenOver takenOver;
    private final Report report;
    private final Progress progress;

    TakeOverRun(FolderResources folder, Doors doors, DoneBook done, TakenOver takenOver, Results results) {
        this.folder = folder;
        this.doors = doors;
        this.done = done;
        this.takenOver = takenOver;
        this.report = results.report();
        this.progress = results.progress();
    }

    /** @param dispenser for what only pharmacists may write */
    record Doors(Door professional, Door dispenser) {
        Door of(String type) {
            return type.equals("MedicationDispense") ? dispenser : professional;
        }
    }

    /** Where is told what became of each. */
    record Results(Report report, Progress progress) {}

    void run() throws IOException {
        Map<String, List<SourceResource>> representatives = representatives();
        phase(source -> source.type().equals("Patient"), source -> person(source, representatives));
        Set<String> rest = new HashSet<>(ASIDE);
        for (Set<String> types : IN_ORDER) {
            phase(source -> types.contains(source.type()), this::ofPerson);
            rest.addAll(types);
        }
        phase(source -> !rest.contains(source.type()), this::ofPerson);
    }

    private interface Wanted {
        boolean test(SourceResource source);
    }

    private interface Taking {
        Outcome take(SourceResource source);
    }

    private void phase(Wanted wanted, Taking taking) throws IOException {
        folder.each(new FolderResources.Visitor() {
            @Override
            public void resource(SourceResource source) throws IOException {
                if (wanted.test(source)) {
                    note(once(source, taking));
                }
            }

            @Override
            public void unreadable(String place, String why) {
                // Told when the folder was first gone through.
            }
        });
    }

    private Outcome once(SourceResource source, Taking taking) throws IOException {
        Optional<String> before = takenOver.where(source.key());
        if (before.isPresent()) {
            return Outcome.earlier(source.place(), Kind.RESOURCE, before.get());
        }
        Outcome outcome = taking.take(source);
        if (outcome.isIn()) {
            for (String name : source.names().isEmpty() ? List.of(source.key()) : source.names()) {
                done.add(takenOver.key(name), outcome.location());
            }
        }
        return outcome;
    }

    private void note(Outcome outcome) {
        report.add(outcome);
        progress.show(outcome);
    }

    /** The RelatedPersons with an INS, by the person they belong to; those of a minor are named at the opening. */
    private Map<String, List<SourceResource>> representatives() throws IOException {
        Map<String, List<SourceResource>> found = new HashMap<>();
        folder.each(new FolderResources.Visitor() {
            @Override
            public void resource(SourceResource source) {
                if (source.type().equals("RelatedPerson")) {
                    found.computeIfAbsent(source.person(), person -> new ArrayList<>()).add(source);
                }
            }

            @Override
            public void unreadable(String place, String why) {
                note(Outcome.refusedHere(place, Kind.RESOURCE, why));
            }
        });
        return found;
    }

    private Outcome person(SourceResource source, Map<String, List<SourceResource>> representatives) {
        ObjectNode patient = source.json().deepCopy();
        patient.remove(List.of("id", "meta", "text", "link", "generalPractitioner", "managingOrganization"));
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("resourceType", "Parameters");
        ArrayNode parameters = body.putArray("parameter");
        parameters.addObject().put("name", "patient").set("resource", patient);
        parameters.addObject().put("name", "importHistory").put("valueBoolean", false);
        source.names().stream()
                .flatMap(name -> representatives.getOrDefault(name, List.of()).stream())
                .distinct()
                .forEach(one -> {
                    ObjectNode related = one.json().deepCopy();
                    related.remove(List.of("id", "meta", "text"));
                    related.putObject("patient").set("identifier", patient.at("/identifier/0"));
                    parameters.addObject().put("name", "representative").set("resource", related);
                });
        Answer answer = doors.professional().post("/Patient/$open-record", FHIR, bytes(body));
        if (!answer.good()) {
            return Outcome.refused(source.place(), Kind.RESOURCE, answer);
        }
        String place = answer.parameter("patient").at("/valueReference/reference").asText();
        return new Outcome(source.place(), Kind.RESOURCE, "deposited", answer.status(), place, "", "");
    }

    private Outcome ofPerson(SourceResource source) {
        if (NO_PERSON_S.contains(source.type())) {
            return Outcome.skipped(source.place(), source.type() + " belongs to the directory, not to a record");
        }
        Optional<String> patient = takenOver.where(source.person());
        if (patient.isEmpty()) {
            return Outcome.refusedHere(source.place(), Kind.RESOURCE, source.person().isEmpty()
                    ? source.type() + " does not say whose it is"
                    : "the record of " + source.person() + " was not opened, or is not in the folder");
        }
        byte[] body = bytes(takenOver.prepared(source, patient.get()));
        Door door = doors.of(source.type());
        boolean conditional = !Set.of("DocumentReference", "Consent").contains(source.type());
        String condition = conditional ? "patient=" + patient.get() + "&identifier="
                + encoded(TakenOver.SYSTEM + "|" + TakenOver.identifier(source, patient.get())) : "";
        Answer answer = door.create("/" + source.type(), body, condition);
        if (!answer.good()) {
            return Outcome.refused(source.place(), Kind.RESOURCE, answer);
        }
        String result = answer.status() == 200 ? "already" : "deposited";
        return new Outcome(source.place(), Kind.RESOURCE, result, answer.status(), relative(answer.where()), "", "");
    }

    /** {@code Type/id} of a location. */
    private static String relative(String location) {
        String[] parts = location.replaceFirst("/_history/.*", "").split("/");
        return parts.length < 2 ? location : parts[parts.length - 2] + "/" + parts[parts.length - 1];
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ObjectNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
