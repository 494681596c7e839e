package fr.carnet.extraction.cda;

import fr.carnet.extraction.Absences;
import fr.carnet.extraction.Drawn;
import fr.carnet.shared.cda.CdaElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceCategory;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceSeverity;
import org.hl7.fhir.r4.model.AllergyIntolerance.AllergyIntoleranceType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Condition;
import org.hl7.fhir.r4.model.Period;

/** Allergies and problems (IHE PCC): an observation within an act that says whether it still matters. */
final class Problems {
    private static final String SEVERITY = "1.3.6.1.4.1.19376.1.5.3.1.4.1";
    private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

    private final Values values;
    private final Absences absences;

    Problems(Values values, Absences absences) {
        this.values = values;
        this.absences = absences;
    }

    /** An allergy stays until its end is given: that somebody no longer minds it does not end it. */
    Optional<Drawn> allergy(CdaElement statement) {
        String kind = statement.first("code").flatMap(code -> code.attribute("code")).orElse("");
        Optional<CodeableConcept> reaction = values.concept(statement.first("value"));
        Optional<CodeableConcept> agent = agent(statement);
        boolean none = statement.has("negationInd", "true") || absences.says(reaction) || absences.says(agent);
        CodeableConcept code = none ? noKnown(kind) : agent.or(() -> reaction).orElse(null);
        if (!Drawn.says(code)) {
            return Optional.empty();
        }
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.setClinicalStatus(concept("allergyintolerance-clinical", ended(statement) ? "resolved" : "active"));
        allergy.setVerificationStatus(concept("allergyintolerance-verification", "confirmed"));
        allergy.setCode(code);
        category(kind).filter(category -> !none).ifPresent(allergy::addCategory);
        if (!none) {
            allergy.setType(kind.endsWith("INT") ? AllergyIntoleranceType.INTOLERANCE : AllergyIntoleranceType.ALLERGY);
            reaction(statement, agent.flatMap(known -> reaction), allergy);
            statement.first("effectiveTime").map(Values::period).filter(Period::hasStart).ifPresent(
                    period -> allergy.setOnset(period.getStartElement()));
        }
        return Optional.of(new Drawn(allergy));
    }

    /** What the person showed: the observation's own value, else that of its manifestation (MFST). */
    private void reaction(CdaElement statement, Optional<CodeableConcept> own, AllergyIntolerance allergy) {
        own.filter(Drawn::says)
                .or(() -> values.concept(statement.all("entryRelationship")
                        .filter(related -> related.has("typeCode", "MFST"))
                        .flatMap(related -> related.all("observation/value"))
                        .findFirst()))
                .filter(Drawn::says)
                .ifPresent(shown -> allergy.addReaction().addManifestation(shown).setSeverity(severity(statement)));
    }

    /** PCC Severity (SeverityObservation H, M, L), of the allergy or its manifestation; null when it is not said. */
    private static AllergyIntoleranceSeverity severity(CdaElement statement) {
        String said = Stream.of("entryRelationship/observation", "entryRelationship/observation/entryRelationship/observation")
                .flatMap(statement::all)
                .filter(observation -> observation.templates().contains(SEVERITY))
                .flatMap(observation -> observation.all("value"))
                .flatMap(value -> value.attribute("code").stream())
                .findFirst()
                .orElse("");
        return switch (said) {
            case "H" -> AllergyIntoleranceSeverity.SEVERE;
            case "M" -> AllergyIntoleranceSeverity.MODERATE;
            case "L" -> AllergyIntoleranceSeverity.MILD;
            default -> null;
        };
    }

    private Optional<CodeableConcept> agent(CdaElement statement) {
        return statement.all("participant/participantRole/playingEntity")
                .map(entity -> {
                    CodeableConcept agent = entity.first("code").map(values::concept).orElseGet(CodeableConcept::new);
                    entity.first("name").flatMap(CdaElement::text).ifPresent(agent::setText);
                    return agent;
                })
                .filter(Drawn::says)
                .findFirst();
    }

    private static CodeableConcept noKnown(String kind) {
        return switch (kind) {
            case "DALG", "DINT", "DNAINT" -> Absences.concept(
                    "no-known-medication-allergies", "Pas d'allergie médicamenteuse connue");
            case "FALG", "FINT", "FNAINT" -> Absences.concept(
                    "no-known-food-allergies", "Pas d'allergie alimentaire connue");
            case "EALG", "EINT", "ENAINT" -> Absences.concept(
                    "no-known-environmental-allergies", "Pas d'allergie environnementale connue");
            default -> Absences.concept("no-known-allergies", "Pas d'allergie connue");
        };
    }

    private static Optional<AllergyIntoleranceCategory> category(String kind) {
        return switch (kind.isEmpty() ? ' ' : kind.charAt(0)) {
            case 'D' -> Optional.of(AllergyIntoleranceCategory.MEDICATION);
            case 'F' -> Optional.of(AllergyIntoleranceCategory.FOOD);
            case 'E' -> Optional.of(AllergyIntoleranceCategory.ENVIRONMENT);
            default -> Optional.empty();
        };
    }

    Optional<Drawn> condition(CdaElement statement, String concern) {
        Optional<CodeableConcept> value = values.concept(statement.first("value"));
        boolean none = absences.says(value);
        CodeableConcept code = none
                ? Absences.concept("no-known-problems", "Pas de problème connu")
                : value.or(() -> values.written(statement).map(text -> new CodeableConcept().setText(text))).orElse(null);
        if (!Drawn.says(code)) {
            return Optional.empty();
        }
        Condition condition = new Condition();
        condition.setCode(code);
        boolean refuted = statement.has("negationInd", "true");
        condition.setVerificationStatus(concept("condition-ver-status", refuted ? "refuted" : "confirmed"));
        condition.setClinicalStatus(concept("condition-clinical", active(statement, concern) ? "active" : "resolved"));
        condition.addCategory(concept("condition-category", "problem-list-item"));
        Period period = statement.first("effectiveTime").map(Values::period).orElseGet(Period::new);
        if (period.hasStart()) {
            condition.setOnset(period.getStartElement());
        }
        if (period.hasEnd() && !active(statement, concern)) {
            condition.setAbatement(period.getEndElement());
        }
        return Optional.of(new Drawn(condition));
    }

    /** An end, or a concern that is over, makes it a thing of the past. */
    private static boolean active(CdaElement statement, String concern) {
        return !ended(statement) && Stream.of("completed", "aborted").noneMatch(concern::equals);
    }

    private static boolean ended(CdaElement statement) {
        return statement.first("effectiveTime").map(Values::period).filter(Period::hasEnd).isPresent();
    }

    private static CodeableConcept concept(String system, String code) {
        return new CodeableConcept(new Coding().setSystem(TERMINOLOGY + system).setCode(code));
    }
}
