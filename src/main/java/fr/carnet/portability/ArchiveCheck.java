package fr.carnet.portability;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Patient;

/** Reads an archive once, storing nothing: every file against the manifest, and the small files that explain the others. */
final class ArchiveCheck {
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final int LARGEST_KEPT = 256 * 1024 * 1024;
    private static final int MOST_FAULTS = 20;
    private static final String PATIENT = ArchiveFiles.resources("Patient");

    private final Map<String, Manifest.Listed> seen = new LinkedHashMap<>();
    private final Map<String, byte[]> kept = new LinkedHashMap<>();

    private ArchiveCheck() {}

    /** @throws Refusal {@code invalid} naming every file that is altered, missing or too many */
    static CheckedArchive check(InputStream archive) {
        ArchiveCheck check = new ArchiveCheck();
        ArchiveReader.each(archive, check::measure);
        Manifest manifest = check.manifest();
        check.compare(manifest);
        return check.explained(manifest);
    }

    private void measure(String path, InputStream bytes) throws IOException {
        MessageDigest digest = ClosingDigest.sha256();
        ByteArrayOutputStream copy = explains(path) ? new ByteArrayOutputStream() : null;
        byte[] buffer = new byte[32 * 1024];
        long size = 0;
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            digest.update(buffer, 0, count);
            size += count;
            if (copy != null) {
                copy.write(buffer, 0, count);
                if (size > LARGEST_KEPT) {
                    throw Altered.unreadable(path);
                }
            }
        }
        seen.put(path, new Manifest.Listed(path, size, HexFormat.of().formatHex(digest.digest())));
        if (copy != null) {
            kept.put(path, copy.toByteArray());
        }
    }

    private static boolean explains(String path) {
        return path.equals(ArchiveFiles.MANIFEST)
                || path.equals(ArchiveFiles.CONTENTS)
                || path.equals(PATIENT)
                || path.startsWith(ArchiveFiles.FACTS)
                || path.startsWith(ArchiveFiles.ROWS);
    }

    private Manifest manifest() {
        byte[] bytes = kept.get(ArchiveFiles.MANIFEST);
        if (bytes == null) {
            throw Altered.refusal(Altered.missing(ArchiveFiles.MANIFEST));
        }
        try {
            Manifest manifest = JSON.readValue(bytes, Manifest.class);
            if (!Manifest.FORMAT.equals(manifest.format()) || manifest.person() == null || manifest.openedAt() == null) {
                throw Altered.unreadable(ArchiveFiles.MANIFEST);
            }
            return manifest;
        } catch (IOException unreadable) {
            throw Altered.unreadable(ArchiveFiles.MANIFEST);
        }
    }

    private void compare(Manifest manifest) {
        List<Fault> faults = new ArrayList<>();
        Map<String, Manifest.Listed> left = new LinkedHashMap<>(seen);
        left.remove(ArchiveFiles.MANIFEST);
        for (Manifest.Listed listed : manifest.files()) {
            Manifest.Listed found = left.remove(listed.path());
            if (found == null) {
                faults.add(Altered.missing(listed.path()));
            } else if (!found.equals(listed)) {
                faults.add(Altered.fault(listed.path()));
            }
        }
        left.keySet().forEach(path -> faults.add(Altered.unlisted(path)));
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
    }

    private CheckedArchive explained(Manifest manifest) {
        Map<String, EntryFacts> facts = new HashMap<>();
        Map<String, ContentLine> contents = new HashMap<>();
        Map<String, List<Map<String, Object>>> rows = new HashMap<>();
        for (Map.Entry<String, byte[]> file : kept.entrySet()) {
            String path = file.getKey();
            if (path.startsWith(ArchiveFiles.FACTS)) {
                lines(path, file.getValue(), new TypeReference<FactsLine>() {})
                        .forEach(line -> facts.put(line.type() + "/" + line.id(), facts(path, line)));
            } else if (path.equals(ArchiveFiles.CONTENTS)) {
                lines(path, file.getValue(), new TypeReference<ContentLine>() {})
                        .forEach(line -> contents.put(line.path(), line));
            } else if (path.startsWith(ArchiveFiles.ROWS)) {
                rows.put(
                        ArchiveFiles.nameOfRows(path),
                        lines(path, file.getValue(), new TypeReference<Map<String, Object>>() {}));
            }
        }
        return new CheckedArchive(manifest, patient(), facts, contents, rows);
    }

    private static EntryFacts facts(String path, FactsLine line) {
        try {
            return line.facts();
        } catch (DateTimeException wrong) {
            throw Altered.unreadable(path);
        }
    }

    private static <T> List<T> lines(String path, byte[] bytes, TypeReference<T> type) {
        try {
            List<T> lines = new ArrayList<>();
            for (String line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank()) {
                    lines.add(JSON.readValue(line, type));
                }
            }
            return lines;
        } catch (JsonProcessingException unreadable) {
            throw Altered.unreadable(path);
        }
    }

    /** The one Patient of the archive. */
    private Patient patient() {
        byte[] bytes = kept.getOrDefault(PATIENT, new byte[0]);
        try {
            return FhirJson.parse(Patient.class, new String(bytes, StandardCharsets.UTF_8).trim());
        } catch (RuntimeException unreadable) {
            // The parser has many ways to say that this is not one Patient.
            throw Altered.unreadable(PATIENT);
        }
    }
}
