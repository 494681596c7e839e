package fr.carnet.provide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * A plain file as the DocumentReference of ITI-105. The description beside it ({@code scan.pdf.json}) is either a
 * DocumentReference without its data, or {@code {"patient","type","title","date"}}; what it leaves out comes from the
 * command line ({@code --patient}, {@code --type}) and the file itself (name, time). The identifier is made from the
 * person and the bytes, so that the same file is the same document at every attempt.
 *
 * @param missing what keeps it from being deposited, one sentence; empty when nothing does
 */
record PlainEntry(ObjectNode body, String missing) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    static PlainEntry of(Options options, Content content) throws IOException {
        Path beside = content.file().resolveSibling(content.file().getFileName() + FolderFiles.DESCRIPTION);
        JsonNode description;
        try {
            description = Files.exists(beside) ? JSON.readTree(beside.toFile()) : JSON.createObjectNode();
        } catch (JsonProcessingException notJson) {
            return new PlainEntry(JSON.createObjectNode(), beside.getFileName() + " is not JSON");
        }
        boolean whole = description.path("resourceType").asText().equals("DocumentReference");
        ObjectNode body = whole ? description.deepCopy() : JSON.createObjectNode();
        JsonNode facts = whole ? JSON.createObjectNode() : description;
        String patient = Options.withSystem(
                facts.path("patient").asText(options.patient()), options.patient().split("\\|", 2)[0]);
        String type = Options.typed(facts.path("type").asText(options.type()));
        String missing = fill(body, patient, type);
        if (missing.isEmpty()) {
            complete(body, facts, content);
        }
        return new PlainEntry(body, missing);
    }

    private static String fill(ObjectNode body, String patient, String type) {
        body.put("resourceType", "DocumentReference");
        if (!body.has("status")) {
            body.put("status", "current");
        }
        if (!body.has("subject")) {
            if (!patient.matches(".+\\|.+")) {
                return "whose document is it? Give --patient INS, or \"patient\" in FILE.json beside it";
            }
            body.putObject("subject").put("reference", "Patient?identifier=" + patient);
        }
        if (!body.has("type")) {
            if (!type.matches(".+\\|.+")) {
                return "what is it? Give --type CODE, or \"type\" in FILE.json beside it";
            }
            String[] parts = type.split("\\|", 2);
            body.putObject("type").putArray("coding").addObject().put("system", parts[0]).put("code", parts[1]);
        }
        return "";
    }

    private static void complete(ObjectNode body, JsonNode facts, Content content) throws IOException {
        String written = Files.getLastModifiedTime(content.file())
                .toInstant()
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        String name = content.file().getFileName().toString();
        if (!body.has("date")) {
            body.put("date", instant(facts.path("date").asText(written)));
        }
        if (!body.has("masterIdentifier")) {
            String unique = body.at("/subject").toString() + content.sha256();
            UUID uuid = UUID.nameUUIDFromBytes(unique.getBytes(StandardCharsets.UTF_8));
            body.putObject("masterIdentifier").put("system", "urn:ietf:rfc:3986").put("value", "urn:uuid:" + uuid);
        }
        ObjectNode attachment = attachment(body);
        attachment.put("contentType", attachment.path("contentType").asText(content.mime()));
        attachment.put("title", attachment.path("title").asText(facts.path("title").asText(name)));
        if (facts.has("date") && !attachment.has("creation")) {
            attachment.put("creation", facts.get("date").asText());
        }
        attachment.put("data", content.bytes());
    }

    /** A day alone begins at midnight in Paris; anything else is for the server to judge. */
    private static String instant(String date) {
        try {
            return LocalDate.parse(date).atStartOfDay(PARIS).toOffsetDateTime().format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        } catch (DateTimeParseException notADay) {
            return date;
        }
    }

    private static ObjectNode attachment(ObjectNode body) {
        if (body.at("/content/0/attachment") instanceof ObjectNode described) {
            return described;
        }
        return body.putArray("content").addObject().putObject("attachment");
    }
}
