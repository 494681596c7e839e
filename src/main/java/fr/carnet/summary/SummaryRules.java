package fr.carnet.summary;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Sections of the summary and blocks of the sheet, as data: {@code summary.json}, refused at start when wrong.
 *
 * @param source where they come from
 * @param absent what the codes of absent-unknown-uv-ips say, in French
 * @param sections in order; a resource belongs to the first section that takes it, Results last of those of its type
 * @param sheet blocks of the emergency sheet, in order
 */
record SummaryRules(String source, Map<String, String> absent, List<Section> sections, List<Block> sheet) {
    private static final String FILE = "summary.json";
    private static final Set<String> REQUIRED = Set.of("48765-2", "10160-0", "11450-4");
    private static final Set<String> SAME = Set.of("current", "thing", "day", "dose", "");

    /**
     * @param code LOINC
     * @param display of the code
     * @param head of the first column
     * @param empty type of the statement that stands for nothing known; {@code ""}: none
     * @param absent code of that statement, or of the emptyReason; {@code ""}: an empty section is left out
     */
    record Section(
            String code, String display, String title, String head, String empty, String absent, List<Take> take) {}

    /**
     * @param since how far back, ISO period; {@code ""}: all
     * @param only beginnings of codes; of documents, their types; none: all
     * @param what elements that name it, the first one found
     * @param dates elements that date it, the first one found
     * @param when by element, codes one of which it bears; none: all
     * @param unless by element, codes none of which it bears
     * @param same when two are one: {@code current} as the current lists do, {@code thing} the latest of each, {@code
     *     day} the same on the same day, {@code dose} as the vaccination book rules, {@code ""} never
     */
    record Take(
            String type,
            String since,
            Set<String> only,
            List<String> what,
            List<String> dates,
            Map<String, Set<String>> when,
            Map<String, Set<String>> unless,
            String same) {
        Period back() {
            return since.isEmpty() ? null : Period.parse(since);
        }
    }

    /**
     * @param section code of the section it shows
     * @param codes beginnings of the codes it shows; none: all
     * @param implants shows implants only
     * @param most lines at most; the others are counted
     */
    record Block(String section, String fr, String en, List<String> codes, boolean implants, int most) {}

    SummaryRules {
        Set<String> codes = new HashSet<>();
        for (Section section : sections) {
            require(codes.add(section.code()) && !section.take().isEmpty(), section.code());
            require(section.empty().isEmpty() || absent.containsKey(section.absent()), section.absent());
            for (Take take : section.take()) {
                require(SAME.contains(take.same()) && !take.what().isEmpty() && !take.dates().isEmpty(), take.type());
                require(take.since().isEmpty() || take.back() != null, take.since());
            }
        }
        require(source != null && !source.isBlank() && codes.containsAll(REQUIRED), "source, required sections");
        sheet.forEach(block -> require(codes.contains(block.section()) && block.most() > 0, block.section()));
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new IllegalStateException(FILE + " is wrong about " + what);
        }
    }

    static SummaryRules shipped() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
        try (InputStream file = SummaryRules.class.getResourceAsStream(FILE)) {
            return mapper.readValue(file, SummaryRules.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    Section section(String code) {
        return sections.stream().filter(one -> one.code().equals(code)).findFirst().orElseThrow();
    }

    /** Every type a section is made of. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        sections.forEach(section -> section.take().forEach(take -> types.add(take.type())));
        return types;
    }
}
