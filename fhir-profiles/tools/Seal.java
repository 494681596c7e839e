import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes the package's manifest and index with the digest of the sources it was compiled from: {@code Seal.java FOLDER}. */
public class Seal {
    public static void main(String[] arguments) throws IOException, NoSuchAlgorithmException {
        Path root = Path.of(arguments[0]);
        Path folder = root.resolve("package");
        Files.writeString(folder.resolve("package.json"), """
                {
                  "name": "fr.carnet.profiles",
                  "version": "0.1.0",
                  "type": "IG",
                  "canonical": "https://carnet.example/fhir",
                  "fhirVersions": ["4.0.1"],
                  "dependencies": {"hl7.fhir.r4.core": "4.0.1"},
                  "description": "Carnet: profiles, terminology and operations",
                  "sourceDigest": "%s"
                }
                """.formatted(digest(root)));
        List<String> names = names(folder, ".json").stream().filter(name -> !name.equals("package.json")).toList();
        Files.writeString(folder.resolve("index.txt"), String.join("\n", names) + "\n");
    }

    /** SHA-256 over each source's relative path and text, in the order of the paths, line ends as \n. */
    static String digest(Path root) throws IOException, NoSuchAlgorithmException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        for (String name : names(root, ".fsh", "sushi-config.yaml")) {
            sha.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update(Files.readString(root.resolve(name)).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static List<String> names(Path root, String... endings) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> Stream.of(endings).anyMatch(name::endsWith))
                    .sorted()
                    .toList();
        }
    }
}
