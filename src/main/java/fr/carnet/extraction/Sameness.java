package fr.carnet.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import fr.carnet.shared.BusinessClock;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.Ratio;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Type;
import org.springframework.stereotype.Component;

/**
 * When two documents say the same thing (ADR 0076): an allergy to the same substance; a treatment with the same product
 * from the same day; the same product handed over or injected on the same day (without a day: the same lot); a problem
 * with the same code since the same day; a result of the same examination at the same time with the same value.
 */
@Component
final class Sameness {
    private static final ZoneId PARIS = BusinessClock.PARIS;
    private static final String ATC = "http://www.whocc.no/atc";
    private static final int SUBSTANCE = 7;

    private final Map<String, String> aliases = new HashMap<>();
    private final Set<String> classes = new HashSet<>();

    Sameness() {
        JsonNode products = Absences.root().path("products");
        products.path("aliases").fields().forEachRemaining(alias -> aliases.put(alias.getKey(), alias.getValue().asText()));
        products.path("classes").forEach(system -> classes.add(system.asText()));
        if (aliases.isEmpty() || classes.isEmpty()) {
            throw new IllegalStateException(Absences.FILE + " holds no rules of sameness");
        }
    }

    /** Digests of what it says; sharing one of them is saying the same. */
    Set<String> of(DomainResource resource) {
        return concepts(resource).stream()
                .map(concept -> digest(resource.fhirType() + "|" + concept + "|" + rest(resource)))
                .collect(Collectors.toSet());
    }

    private Set<String> concepts(DomainResource resource) {
        if (resource instanceof AllergyIntolerance one) {
            return substances(one.getCode());
        } else if (resource instanceof MedicationStatement one) {
            return names(one.getMedication());
        } else if (resource instanceof MedicationDispense one) {
            return names(one.getMedication());
        } else if (resource instanceof Immunization one) {
            return names(one.getVaccineCode());
        } else if (resource instanceof Condition one) {
            return names(one.getCode());
        } else if (resource instanceof Observation one) {
            return names(one.getCode());
        }
        return resource instanceof DiagnosticReport one ? names(one.getCode()) : Set.of();
    }

    /** What else must be the same. */
    private static String rest(DomainResource resource) {
        if (resource instanceof MedicationStatement one) {
            return one.getStatus().toCode().equals("not-taken") + "|" + day(one.getEffective());
        } else if (resource instanceof MedicationDispense one) {
            return day(one.getWhenHandedOverElement()) + "|" + quantity(one.getQuantity());
        } else if (resource instanceof Immunization one) {
            String day = day(one.getOccurrence());
            return one.getStatus().toCode() + "|" + (day.isEmpty() ? "lot " + folded(one.getLotNumber()) : day);
        } else if (resource instanceof Condition one) {
            return one.getVerificationStatus().getCodingFirstRep().getCode() + "|" + day(one.getOnset());
        } else if (resource instanceof Observation one) {
            return instant(one.getEffective()) + "|" + value(one.getValue()) + parts(one);
        }
        return resource instanceof DiagnosticReport one
                ? instant(one.getEffective()) + "|" + folded(one.getConclusion()) + "|"
                        + one.getResult().stream().map(Reference::getDisplay).map(Sameness::folded).sorted().toList()
                : "";
    }

    /** Every code of the product itself; a class of products only when nothing closer is known, a text when there is no code. */
    private Set<String> names(Type type) {
        if (!(type instanceof CodeableConcept concept)) {
            return Set.of();
        }
        List<Coding> coded = concept.getCoding().stream().filter(Coding::hasCode).toList();
        List<Coding> close = coded.stream().filter(coding -> !classes.contains(coding.getSystem())).toList();
        Set<String> names = (close.isEmpty() ? coded : close)
                .stream()
                        .map(coding -> aliases.getOrDefault(coding.getSystem(), coding.getSystem()) + "#" + coding.getCode())
                        .collect(Collectors.toSet());
        return names.isEmpty() ? Set.of(folded(text(concept))) : names;
    }

    /** A substance is the same by any of its codes, by its class down to the substance (ATC level 5), or by its name. */
    private static Set<String> substances(CodeableConcept concept) {
        Set<String> substances = concept.getCoding().stream()
                .filter(Coding::hasCode)
                .filter(coding -> !ATC.equals(coding.getSystem()) || coding.getCode().length() == SUBSTANCE)
                .map(coding -> coding.getSystem() + "#" + coding.getCode())
                .collect(Collectors.toSet());
        substances.add(folded(text(concept)));
        substances.remove("");
        return substances;
    }

    private static String text(CodeableConcept concept) {
        return concept.hasText() ? concept.getText() : concept.getCodingFirstRep().getDisplay();
    }

    /** As precise as a day in Paris, less when less is known; empty when nothing is. */
    private static String day(Type time) {
        if (time instanceof Period period) {
            return day(period.getStartElement());
        }
        if (!(time instanceof BaseDateTimeType moment) || !moment.hasValue()) {
            return "";
        }
        String written = moment.getValueAsString();
        return written.length() <= 10
                ? written
                : moment.getValue().toInstant().atZone(PARIS).toLocalDate().toString();
    }

    private static String instant(Type time) {
        return time instanceof BaseDateTimeType moment && moment.hasTime()
                ? moment.getValue().toInstant().toString()
                : day(time);
    }

    /** The germ it is about and what it is made of; nothing for a simple result. */
    private static String parts(Observation observation) {
        String germ = folded(observation.getSpecimen().getDisplay());
        String parts = observation.getComponent().stream()
                .map(part -> part.getCode().getCodingFirstRep().getCode() + "=" + value(part.getValue()))
                .sorted()
                .collect(Collectors.joining("|"));
        return germ.isEmpty() && parts.isEmpty() ? "" : "|" + germ + "|" + parts;
    }

    private static String value(Type value) {
        if (value instanceof Quantity quantity) {
            return quantity(quantity);
        }
        if (value instanceof Range range) {
            return quantity(range.getLow()) + ".." + quantity(range.getHigh());
        }
        if (value instanceof Ratio ratio) {
            return quantity(ratio.getNumerator()) + ":" + quantity(ratio.getDenominator());
        }
        if (value instanceof CodeableConcept concept) {
            return concept.getCodingFirstRep().hasCode() ? concept.getCodingFirstRep().getCode() : folded(concept.getText());
        }
        return value == null ? "" : folded(value.primitiveValue());
    }

    private static String quantity(Quantity quantity) {
        String number = quantity.hasValue() ? quantity.getValue().stripTrailingZeros().toPlainString() : "";
        String compared = quantity.hasComparator() ? quantity.getComparator().toCode() : "";
        return compared + number + " " + (quantity.hasUnit() ? quantity.getUnit() : quantity.getCode());
    }

    private static String folded(String text) {
        String plain = text == null ? "" : Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        return plain.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String digest(String text) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
