package fr.carnet.conformance;

import java.lang.reflect.Field;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.validation.codesystem.CodingsObserver;
import org.hl7.fhir.validation.instance.InstanceValidator;

/**
 * What an inner validator remembers of the resources it examined. It clears some of it at its next start; the codings it saw
 * (each with the whole resource around it), links inside narratives and canonicals it keeps for as long as it lives: 1 MB a
 * second under load, until no memory is left. There is no door to them, hence reflection; a version of the
 * library in which they are called otherwise is refused at the start, not found out by a full heap.
 */
final class ValidatorMemory {
    private static final Field OBSERVER = field(InstanceValidator.class, "codingObserver");
    private static final Field CODINGS = field(CodingsObserver.class, "list");
    private static final List<Field> OWN = Stream.of(
                    "xhtmlElementMap",
                    "fetchCache",
                    "resourceTracker",
                    "crLookups",
                    "textsToCheck",
                    "textsToCheckKeys")
            .map(name -> field(InstanceValidator.class, name))
            .toList();

    private ValidatorMemory() {}

    /** Nothing of what it examined stays in memory by its fault. */
    static void forget(InstanceValidator validator) {
        try {
            for (Field field : OWN) {
                clear(field.get(validator));
            }
            clear(CODINGS.get(OBSERVER.get(validator)));
            validator.validatedContent = null;
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void clear(Object remembered) {
        if (remembered instanceof Map<?, ?> map) {
            map.clear();
        } else if (remembered instanceof Collection<?> collection) {
            collection.clear();
        }
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException other) {
            throw new IllegalStateException("this version of the validator remembers something else than " + name, other);
        }
    }
}
