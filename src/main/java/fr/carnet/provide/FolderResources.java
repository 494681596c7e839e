package fr.carnet.provide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The resources in the files of a folder: a line each of {@code .ndjson}, the entries of Bundles in {@code .json}. */
final class FolderResources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final List<Path> files;

    FolderResources(Path folder) throws IOException {
        this.folder = folder;
        this.files = FolderFiles.of(folder).stream()
                .filter(file -> file.toString().endsWith(".ndjson") || file.toString().endsWith(".json"))
                .toList();
    }

    /** Told of every resource, and of what cannot be read as one. */
    interface Visitor {
        void resource(SourceResource resource) throws IOException;

        void unreadable(String place, String why);
    }

    /** Goes through all of them; one line or one Bundle is in memory at a time. */
    void each(Visitor visitor) throws IOException {
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            if (name.endsWith(".ndjson")) {
                lines(file, name, visitor);
            } else {
                whole(name, Files.readString(file), visitor);
            }
        }
    }

    private static void lines(Path file, String name, Visitor visitor) throws IOException {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank()) {
                    whole(name + ":" + number, line, visitor);
                }
                number++;
            }
        }
    }

    private static void whole(String place, String text, Visitor visitor) throws IOException {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            visitor.unreadable(place, "this is not JSON");
            return;
        }
        boolean bundle = json.path("resourceType").asText().equals("Bundle");
        if (!bundle || json.path("type").asText().equals("document")) {
            single(place, "", json, visitor);
            return;
        }
        int number = 0;
        for (JsonNode entry : json.path("entry")) {
            number++;
            single(place + "#" + number, entry.path("fullUrl").asText(), entry.path("resource"), visitor);
        }
    }

    private static void single(String place, String fullUrl, JsonNode json, Visitor visitor) throws IOException {
        if (json instanceof ObjectNode resource && resource.hasNonNull("resourceType")) {
            visitor.resource(new SourceResource(place, fullUrl, resource));
        } else {
            visitor.unreadable(place, "this is not a FHIR resource");
        }
    }
}
