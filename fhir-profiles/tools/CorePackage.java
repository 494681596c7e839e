import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Writes the FHIR R4 definitions that HAPI carries as a package folder SUSHI can read: {@code CorePackage.java FOLDER}. */
public class CorePackage {
    private static final List<String> SOURCES = List.of(
            "profile/profiles-types.xml",
            "profile/profiles-resources.xml",
            "profile/profiles-others.xml",
            "extension/extension-definitions.xml",
            "valueset/valuesets.xml",
            "valueset/v2-tables.xml",
            "valueset/v3-codesystems.xml");
    private static final String MANIFEST = "{\"name\":\"hl7.fhir.r4.core\",\"version\":\"4.0.1\",\"type\":\"Core\","
            + "\"fhirVersions\":[\"4.0.1\"],\"canonical\":\"http://hl7.org/fhir\",\"dependencies\":{}}";

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        FhirContext fhir = FhirContext.forR4();
        Set<String> seen = new HashSet<>();
        for (String source : SOURCES) {
            try (var stream = CorePackage.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + source)) {
                Bundle bundle = (Bundle) fhir.newXmlParser().parseResource(stream);
                for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
                    write(entry.getResource(), folder, fhir.newJsonParser(), seen);
                }
            }
        }
        Files.writeString(folder.resolve("package.json"), MANIFEST);
    }

    private static void write(Resource resource, Path folder, IParser parser, Set<String> seen) throws IOException {
        String id = resource.getIdElement().getIdPart();
        String name = resource.fhirType() + "-" + id;
        if (id == null || !seen.add(name)) {
            return;
        }
        if (resource instanceof DomainResource domain) {
            domain.setText(null);
        }
        resource.setId(new IdType(id));
        Files.writeString(folder.resolve(name + ".json"), parser.encodeResourceToString(resource));
    }
}
