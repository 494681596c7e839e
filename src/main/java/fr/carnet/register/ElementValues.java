package fr.carnet.register;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Turns one element into the rows of one parameter, by the parameter's kind (FHIR R4, 3.1.1.4). */
final class ElementValues {
    /** FHIR's implied system of booleans. */
    private static final String BOOLEANS = "http://terminology.hl7.org/CodeSystem/special-values";

    private static final Pattern VERSION = Pattern.compile("/_history/[^/]*$");
    private static final Pattern WORDS = Pattern.compile("[\\s,;]+");

    private ElementValues() {}

    static Stream<ValueRow> rows(ParameterType type, int number, Base element) {
        return switch (type) {
            case TOKEN -> tokens(number, element);
            case DATE -> ElementDates.of(element).map(range -> ValueRow.date(number, range)).stream();
            case STRING -> text(element).map(text -> ValueRow.string(number, text)).stream();
            case REFERENCE -> reference(element).map(text -> ValueRow.literal(number, text)).stream();
            case URI -> text(element).map(text -> ValueRow.literal(number, text)).stream();
        };
    }

    /** Every word of a text, for names known by their display only. */
    static Stream<ValueRow> words(int number, Base element) {
        return text(element).stream()
                .flatMap(WORDS::splitAsStream)
                .filter(word -> !word.isBlank())
                .map(word -> ValueRow.string(number, word));
    }

    /** A literal reference without its version; nothing for a contained resource. */
    static String unversioned(String reference) {
        Matcher matcher = VERSION.matcher(reference);
        return matcher.find() ? reference.substring(0, matcher.start()) : reference;
    }

    private static Stream<ValueRow> tokens(int number, Base element) {
        if (element instanceof CodeableConcept concept) {
            return concept.getCoding().stream().flatMap(coding -> tokens(number, coding));
        }
        if (element instanceof Coding coding) {
            return token(number, coding.getSystem(), coding.getCode());
        }
        if (element instanceof Identifier identifier) {
            return token(number, identifier.getSystem(), identifier.getValue());
        }
        if (element instanceof Enumeration<?> code) {
            return token(number, code.getSystem(), code.getValueAsString());
        }
        if (element instanceof ContactPoint contact) {
            return token(number, null, contact.getValue());
        }
        String system = element instanceof BooleanType ? BOOLEANS : null;
        return text(element).stream().flatMap(text -> token(number, system, text));
    }

    private static Stream<ValueRow> token(int number, String system, String code) {
        return code == null || code.isEmpty() ? Stream.empty() : Stream.of(ValueRow.token(number, system, code));
    }

    private static Optional<String> text(Base element) {
        return element.isPrimitive()
                ? Optional.ofNullable(element.primitiveValue()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    private static Optional<String> reference(Base element) {
        if (!(element instanceof Reference reference) || !reference.hasReference()) {
            return Optional.empty();
        }
        String text = reference.getReference();
        return text.startsWith("#") ? Optional.empty() : Optional.of(unversioned(text));
    }
}
