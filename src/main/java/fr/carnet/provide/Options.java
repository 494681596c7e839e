package fr.carnet.provide;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The command line.
 *
 * @param server address of the server, without {@code /fhir}
 * @param token bearer token; empty: a professional's is asked of the sandbox
 * @param patient INS of plain files, {@code SYSTEM|VALUE}; empty when files say it themselves
 * @param type document type of plain files, {@code SYSTEM|CODE}; empty when files say it themselves
 * @param open whether records that do not exist yet are opened from the traits in the CDA header
 */
record Options(Path folder, String server, String token, String patient, String type, boolean open, Path report) {
    static final String USAGE =
            "scripts/provide FOLDER [--url URL] [--token TOKEN] [--patient INS] [--type CODE] [--open] [--report FILE]";
    private static final Set<String> VALUED = Set.of("--url", "--token", "--patient", "--type", "--report");
    private static final String INS_NIR_TEST = "urn:oid:1.2.250.1.213.1.4.10";
    private static final String LOINC = "http://loinc.org";
    private static final String FRENCH_TYPES =
            "https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire";

    static Options of(List<String> words) {
        return of(words, USAGE, ".provide.csv");
    }

    /** @param ending of the report's name, after the folder's */
    static Options of(List<String> words, String usage, String ending) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("--open")) {
                values.put(word, "");
            } else if (VALUED.contains(word)) {
                i++;
                require(i < words.size(), word + " needs a value. " + usage);
                values.put(word, words.get(i));
            } else {
                require(!word.startsWith("--") && !values.containsKey("folder"), "what is " + word + "? " + usage);
                values.put("folder", word);
            }
        }
        require(values.containsKey("folder"), usage);
        return of(values, usage, ending);
    }

    private static Options of(Map<String, String> values, String usage, String ending) {
        Path folder = Path.of(values.get("folder")).toAbsolutePath().normalize();
        require(Files.isDirectory(folder), folder + " is not a folder. " + usage);
        Path report = values.containsKey("--report")
                ? Path.of(values.get("--report")).toAbsolutePath().normalize()
                : folder.resolveSibling(folder.getFileName() + ending);
        return new Options(
                folder,
                server(values.getOrDefault("--url", "http://localhost:8080")),
                values.getOrDefault("--token", ""),
                withSystem(values.getOrDefault("--patient", ""), INS_NIR_TEST),
                typed(values.getOrDefault("--type", "")),
                values.containsKey("--open"),
                report);
    }

    private static String server(String url) {
        require(url.matches("https?://[^/ ]+.*"), "--url is not an address: " + url);
        String bare = URI.create(url.replace(" ", "%20")).toString().replaceFirst("/+$", "");
        return bare.endsWith("/fhir") ? bare.substring(0, bare.length() - "/fhir".length()) : bare;
    }

    static String typed(String code) {
        return withSystem(code, code.matches("[0-9]+-[0-9]") ? LOINC : FRENCH_TYPES);
    }

    static String withSystem(String value, String system) {
        return value.isEmpty() || value.contains("|") ? value : system + "|" + value;
    }

    private static void require(boolean met, String sentence) {
        if (!met) {
            throw new Stopped(sentence);
        }
    }
}
