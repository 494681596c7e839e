package fr.carnet.register;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Every search parameter the register offers, by resource type: the same list is used to extract values, to read
 * queries, and for CapabilityStatement and OpenAPI (IHE MHD 4.2.3, ANS PDSm 3.1.1, FHIR R4).
 */
@Component
public final class SearchParameters {
    private static final String FILE = "search-parameters.json";
    private static final String COMMON = "common";
    private static final Set<String> NAMED_OPENLY = Set.of("Patient", "RelatedPerson");

    private final Map<String, Map<String, SearchParameter>> byType = new LinkedHashMap<>();

    public SearchParameters() {
        Map<String, List<SearchParameter>> file = read();
        List<SearchParameter> common = file.remove(COMMON);
        Set<Integer> numbers = new TreeSet<>();
        file.forEach((type, own) -> byType.put(type, checked(type, common, own, numbers)));
    }

    /** Types that can be searched. */
    public Set<String> types() {
        return Set.copyOf(byType.keySet());
    }

    /** What a type offers, {@code _id} and {@code _lastUpdated} included; empty when it cannot be searched. */
    public List<SearchParameter> of(String type) {
        return List.copyOf(byType.getOrDefault(type, Map.of()).values());
    }

    /**
     * Does a record hold entries of this type whose visibility is decided one by one? The holder himself and those linked to
     * him are named as authors and sources of what is seen.
     */
    public boolean holds(String type) {
        return byType.containsKey(type) && !NAMED_OPENLY.contains(type);
    }

    /** May a value of this parameter, or of the reference whose identifier it finds, point to such an entry? */
    boolean pointing(String type, SearchParameter parameter) {
        return pointed(type, parameter).targets().stream().anyMatch(this::holds);
    }

    /** The reference that {@code name:identifier} is about; any other parameter itself. */
    SearchParameter pointed(String type, SearchParameter parameter) {
        return parameter.isModifier()
                ? byType.get(type).get(parameter.name().substring(0, parameter.name().indexOf(':')))
                : parameter;
    }

    /** One parameter by its name; what stands for another is answered by that one's rows. */
    Optional<SearchParameter> find(String type, String name) {
        return Optional.ofNullable(byType.getOrDefault(type, Map.of()).get(name));
    }

    /** Number of the parameter whose rows answer this one. */
    int storedNumber(String type, SearchParameter parameter) {
        return parameter.sameAs() == null
                ? parameter.number()
                : byType.get(type).get(parameter.sameAs()).number();
    }

    private static Map<String, SearchParameter> checked(
            String type, List<SearchParameter> common, List<SearchParameter> own, Set<Integer> numbers) {
        Map<String, SearchParameter> all = new LinkedHashMap<>();
        List<SearchParameter> both = new ArrayList<>(common);
        both.addAll(own);
        both.forEach(parameter -> require(all.put(parameter.name(), parameter) == null, type, parameter));
        own.forEach(parameter -> require(numbers.add(parameter.number()), type, parameter));
        own.forEach(parameter ->
                require(parameter.sameAs() == null || all.containsKey(parameter.sameAs()), type, parameter));
        return all;
    }

    private static void require(boolean right, String type, SearchParameter parameter) {
        if (!right) {
            throw new IllegalStateException(FILE + ": " + type + "." + parameter.name() + " is wrong or given twice");
        }
    }

    private static Map<String, List<SearchParameter>> read() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream file = SearchParameters.class.getResourceAsStream(FILE)) {
            return new LinkedHashMap<>(mapper.readValue(file, new TypeReference<Map<String, List<SearchParameter>>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }
}
