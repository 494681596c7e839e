package fr.carnet.access.team;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The document types of the cancer file, as data ({@code cancer-file.json}); the only ones a care team opens. */
public final class CancerFileTypes {
    private static final String FILE = "/fr/carnet/access/cancer-file.json";

    private final List<Kind> kinds;

    private CancerFileTypes(List<Kind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** One kind of document, with its heading. */
    public record Kind(String code, String french, String english) {}

    public static CancerFileTypes shipped() {
        List<Kind> kinds = new ArrayList<>();
        try (InputStream file = CancerFileTypes.class.getResourceAsStream(FILE)) {
            for (JsonNode line : new ObjectMapper().readTree(file).path("types")) {
                kinds.add(new Kind(line.path("code").asText(), line.path("fr").asText(), line.path("en").asText()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
        if (kinds.isEmpty() || kinds.stream().anyMatch(kind -> kind.code().isEmpty() || kind.french().isEmpty())) {
            throw new IllegalStateException(FILE + " is wrong");
        }
        return new CancerFileTypes(kinds);
    }

    /** In the order in which they are shown. */
    public List<Kind> kinds() {
        return kinds;
    }

    public Set<String> codes() {
        return kinds.stream().map(Kind::code).collect(Collectors.toSet());
    }
}
