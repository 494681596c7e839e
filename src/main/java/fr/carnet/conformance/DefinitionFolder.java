package fr.carnet.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Resource;

/** Reads definitions: Carnet's own from the class path, a published package's from a folder. */
final class DefinitionFolder {
    private static final String OWN = "/fhir-profiles/package/";
    /** Published packages pin canonicals; HAPI cannot resolve {@code url|version}, so pins are taken off while reading. */
    private static final Pattern PIN = Pattern.compile("(\"https?://[^\"| ]+)\\|[0-9][^\"|]*\"");

    private DefinitionFolder() {}

    static List<Resource> own() {
        List<Resource> resources = new ArrayList<>();
        for (String name : text(OWN + "index.txt").split("\n")) {
            resources.add(parse(text(OWN + name)));
        }
        return resources;
    }

    static List<Resource> installed(Path folder) {
        List<Resource> resources = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                read(file, resources);
            }
        } catch (IOException | DirectoryIteratorException unreadable) {
            throw new UnusablePackage(folder, unreadable);
        }
        return resources;
    }

    private static void read(Path file, List<Resource> resources) throws IOException {
        String text = Files.readString(file);
        boolean resource = text.contains("\"resourceType\"");
        try {
            if (resource) {
                resources.add(parse(text));
            }
        } catch (DataFormatException broken) {
            throw new UnusablePackage(file, broken);
        }
    }

    private static Resource parse(String text) {
        String unpinned = PIN.matcher(text).replaceAll("$1\"");
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(unpinned);
    }

    private static String text(String name) {
        try (InputStream stream = DefinitionFolder.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The compiled FHIR package is incomplete: " + name + " is missing.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new IllegalStateException("The compiled FHIR package cannot be read: " + name, unreadable);
        }
    }

    /** Start is refused: a folder of {@code carnet.conformance.packages} cannot be used. */
    static final class UnusablePackage extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        UnusablePackage(Path path, Exception cause) {
            super("carnet.conformance.packages: " + path + " cannot be read as FHIR R4 JSON; correct the setting or the file.",
                    cause);
        }
    }
}
