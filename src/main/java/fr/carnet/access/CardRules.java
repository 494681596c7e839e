package fr.carnet.access;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.carnet.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/**
 * Who reads the medicines file when the holder's card is there, and which document types it opens: {@code
 * card-rules.json} (CSP R1111-20-8).
 *
 * @param source where the rule comes from
 * @param types document types of the habilitation matrix the card opens
 * @param readers professions, with the sectors they must work in
 */
record CardRules(String source, Set<String> types, List<Reader> readers) {
    private static final String FILE = "card-rules.json";

    CardRules {
        if (source == null || source.isBlank() || types == null || types.isEmpty() || readers == null || readers.isEmpty()) {
            throw new IllegalStateException(FILE + " lacks its source, its types or its readers");
        }
        types = Set.copyOf(types);
        readers = List.copyOf(readers);
    }

    /**
     * @param profession TRE_G15 code
     * @param sectors TRE_R02 codes; none: wherever he works
     */
    record Reader(String profession, Set<String> sectors) {
        Reader {
            if (profession == null || !profession.matches("[0-9]{2,4}")) {
                throw new IllegalStateException(FILE + ": a profession is a code of TRE_G15");
            }
            sectors = sectors == null ? Set.of() : Set.copyOf(sectors);
        }
    }

    static CardRules shipped() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream file = CardRules.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, CardRules.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    /** Does the holder's card open his medicines file to this professional? */
    boolean opens(Caller.Professional professional) {
        return readers.stream()
                .filter(reader -> reader.profession().equals(professional.profession()))
                .anyMatch(reader -> reader.sectors().isEmpty() || reader.sectors().contains(professional.sector()));
    }
}
