package fr.carnet.pharmacy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rules of the file know of products, as data: {@code medicines.json}, refused at start when wrong.
 *
 * @param source where the lists come from
 * @param atc systems of ATC codes
 * @param counted statuses of the rows that count, by resource type
 * @param vaccines beginnings of the ATC codes of vaccines
 * @param biologics beginnings of the ATC codes of biological medicines
 * @param implants how an implant is known
 * @param doubles levels of ATC at which two products are marked
 * @param substances what an allergy to a substance extends to
 * @param products ATC code by CIP13, for rows that bear none
 */
record Medicines(
        String source,
        Set<String> atc,
        Map<String, Set<String>> counted,
        Set<String> vaccines,
        Set<String> biologics,
        Implants implants,
        List<Level> doubles,
        List<Substance> substances,
        Map<String, String> products) {
    private static final String FILE = "medicines.json";
    private static final String ATC_FORM = "[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?";

    /**
     * @param codes beginnings of codes, by system (LPP title III)
     * @param words names by which an implant is known too
     */
    record Implants(Map<String, Set<String>> codes, Set<String> words) {}

    /**
     * @param length of the ATC code: 7 the substance (level 5), 5 the chemical class (level 4)
     * @param code of v3-ActCode
     * @param sentence key in {@code file_fr.properties}
     */
    record Level(int length, String code, String sentence) {}

    /**
     * @param names in French and English
     * @param codes other codes, {@code system|code}
     * @param atc beginnings of the ATC codes of the products concerned
     */
    record Substance(Set<String> names, Set<String> codes, Set<String> atc) {}

    Medicines {
        List<String> wrong = new ArrayList<>();
        check(wrong, source != null && !source.isBlank(), "source");
        check(wrong, !atc.isEmpty() && !counted.isEmpty() && !doubles.isEmpty(), "atc, counted, doubles");
        checkAtc(wrong, vaccines, "vaccines");
        checkAtc(wrong, biologics, "biologics");
        substances.forEach(substance -> {
            check(wrong, !substance.names().isEmpty(), "substances without a name");
            checkAtc(wrong, substance.atc(), "substances " + substance.names());
        });
        checkAtc(wrong, products.values(), "products");
        products.keySet().forEach(cip -> check(wrong, cip.matches("3400[0-9]{9}"), "products " + cip));
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(FILE + " is wrong: " + wrong);
        }
    }

    private static void check(List<String> wrong, boolean right, String what) {
        if (!right) {
            wrong.add(what);
        }
    }

    private static void checkAtc(List<String> wrong, Collection<String> codes, String what) {
        check(wrong, !codes.isEmpty() && codes.stream().allMatch(code -> code.matches(ATC_FORM)), what);
    }

    static Medicines shipped() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (InputStream file = Medicines.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, Medicines.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    /** Beginnings of the codes a row of one of these classes may bear. */
    Set<String> codesOf(Set<String> classes) {
        Set<String> codes = new LinkedHashSet<>(classes);
        products.forEach((cip, code) -> {
            if (begins(code, classes)) {
                codes.add(cip);
            }
        });
        return codes;
    }

    static boolean begins(String code, Collection<String> beginnings) {
        return beginnings.stream().anyMatch(code::startsWith);
    }
}
