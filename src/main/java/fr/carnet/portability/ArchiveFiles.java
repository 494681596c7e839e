package fr.carnet.portability;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of the files in an archive. */
final class ArchiveFiles {
    static final String MANIFEST = "manifest.json";
    static final String INDEX = "index.html";
    static final String CONTENTS = "contents.ndjson";
    static final String ACCESS_HISTORY = "access-history.ndjson";
    static final String FACTS = "facts/";
    static final String ROWS = "rows/";
    static final String DOCUMENTS = "documents/";
    private static final Pattern RESOURCES = Pattern.compile("(?:resources|grants)/([A-Z][A-Za-z]{1,39})\\.ndjson");
    private static final String NDJSON = ".ndjson";
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("application/pdf", "pdf"),
            Map.entry("text/plain", "txt"),
            Map.entry("text/html", "html"),
            Map.entry("text/xml", "xml"),
            Map.entry("application/xml", "xml"),
            Map.entry("text/rtf", "rtf"),
            Map.entry("application/rtf", "rtf"),
            Map.entry("application/json", "json"),
            Map.entry("application/fhir+json", "json"),
            Map.entry("application/fhir+xml", "xml"),
            Map.entry("application/dicom", "dcm"),
            Map.entry("image/jpeg", "jpg"),
            Map.entry("image/png", "png"),
            Map.entry("image/tiff", "tif"));

    private ArchiveFiles() {}

    /** The Consents lie apart: they are the grants. */
    static String resources(String type) {
        return (type.equals("Consent") ? "grants/" : "resources/") + type + NDJSON;
    }

    static String facts(String type) {
        return FACTS + type + NDJSON;
    }

    static String rows(String name) {
        return ROWS + name + NDJSON;
    }

    static String document(String name, String mime) {
        return DOCUMENTS + name + "." + ENDINGS.getOrDefault(mime.split(";")[0].trim().toLowerCase(), "bin");
    }

    /** The type whose resources that file holds, or null. */
    static String typeOf(String path) {
        Matcher matcher = RESOURCES.matcher(path);
        return matcher.matches() && path.equals(resources(matcher.group(1))) ? matcher.group(1) : null;
    }

    /** The name of the rows that file holds. */
    static String nameOfRows(String path) {
        return path.substring(ROWS.length(), path.length() - NDJSON.length());
    }
}
