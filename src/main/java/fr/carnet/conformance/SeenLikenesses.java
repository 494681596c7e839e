package fr.carnet.conformance;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Resource;

/**
 * Remembers verdicts by the form of a resource, so that the next of the same form is not examined again. Of faults only
 * their absence is remembered: what has one is examined each time and told in its own words. The definitions never
 * change while the server runs, so neither does a verdict.
 */
final class SeenLikenesses {
    private final Cache<String, Boolean> verdicts;
    private final boolean used;

    /** @param most remembered at a time; 0: none */
    SeenLikenesses(int most) {
        verdicts = Caffeine.newBuilder().maximumSize(most).build();
        used = most > 0;
    }

    /**
     * Whether the resource is valid for that profile.
     *
     * @param examination asked when none of this form was examined before
     */
    boolean valid(Resource prepared, String profile, BooleanSupplier examination) {
        Optional<String> likeness = likeness(prepared, profile);
        Optional<Boolean> known = likeness.map(verdicts::getIfPresent);
        if (known.isPresent()) {
            return known.get();
        }
        boolean valid = examination.getAsBoolean();
        likeness.ifPresent(form -> verdicts.put(form, valid));
        return valid;
    }

    /**
     * What is wrong with the resource.
     *
     * @param question which faults are asked for
     * @param examination asked when none of this form was found without such faults before
     */
    List<Finding> faults(Resource prepared, String question, Supplier<List<Finding>> examination) {
        Optional<String> likeness = likeness(prepared, question);
        if (likeness.map(verdicts::getIfPresent).isPresent()) {
            return List.of();
        }
        List<Finding> findings = examination.get();
        if (findings.isEmpty()) {
            likeness.ifPresent(form -> verdicts.put(form, Boolean.TRUE));
        }
        return findings;
    }

    private Optional<String> likeness(Resource prepared, String question) {
        return used ? Likeness.of(prepared, question) : Optional.empty();
    }
}
