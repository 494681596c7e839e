package fr.carnet.oncology;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.carnet.shared.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * Is a care team for a cancer? By its category or reason, coded or in words, or by its name ({@code cancer-teams.json}). One
 * whose category or reason says something else, or that names the reference pharmacist, is not. One that gives neither is:
 * a care team opens nothing but this file.
 */
final class TeamPurpose {
    private static final String FILE = "cancer-teams.json";

    private final Map<String, Pattern> codes = new HashMap<>();
    private final Set<String> words = new HashSet<>();
    /** Code systems that tell how a team is organised, not what it is for. */
    private final Set<String> silentSystems = new HashSet<>();
    /** Roles of members of a team that is for something else. */
    private final Set<String> otherRoles = new HashSet<>();

    private TeamPurpose(JsonNode rules) {
        rules.path("codes").fields().forEachRemaining(system -> codes.put(
                system.getKey(), Pattern.compile(system.getValue().asText())));
        rules.path("words").forEach(word -> words.add(word.asText()));
        rules.path("silentSystems").forEach(system -> silentSystems.add(system.asText()));
        rules.path("otherRoles").forEach(role -> otherRoles.add(role.asText()));
        if (codes.isEmpty() || words.isEmpty() || words.contains("")) {
            throw new IllegalStateException(FILE + " is wrong");
        }
    }

    static TeamPurpose shipped() {
        try (InputStream file = TeamPurpose.class.getResourceAsStream(FILE)) {
            return new TeamPurpose(new ObjectMapper().readTree(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read", unreadable);
        }
    }

    boolean isCancer(CareTeam team) {
        List<CodeableConcept> said =
                Stream.concat(team.getCategory().stream(), team.getReasonCode().stream()).toList();
        List<Coding> known = said.stream()
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> coding.hasCode() && codes.containsKey(coding.getSystem()))
                .toList();
        if (!known.isEmpty()) {
            return known.stream().anyMatch(coding -> codes.get(coding.getSystem()).matcher(coding.getCode()).matches());
        }
        boolean named = Stream.concat(Stream.ofNullable(team.getName()), said.stream().flatMap(TeamPurpose::texts))
                .filter(Objects::nonNull)
                .anyMatch(this::namesCancer);
        return named || said.stream().allMatch(this::silent) && !forAnotherRole(team);
    }

    private boolean silent(CodeableConcept concept) {
        return !concept.hasText()
                && concept.getCoding().stream().allMatch(coding -> silentSystems.contains(coding.getSystem()));
    }

    private boolean forAnotherRole(CareTeam team) {
        return team.getParticipant().stream()
                .flatMap(participant -> participant.getRole().stream())
                .flatMap(role -> role.getCoding().stream())
                .anyMatch(coding -> otherRoles.contains(coding.getCode()));
    }

    private static Stream<String> texts(CodeableConcept concept) {
        return Stream.concat(Stream.of(concept.getText()), concept.getCoding().stream().map(Coding::getDisplay));
    }

    private boolean namesCancer(String text) {
        String plain = Words.folded(text);
        return words.stream().anyMatch(plain::contains);
    }
}
