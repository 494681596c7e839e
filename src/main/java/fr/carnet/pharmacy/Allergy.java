package fr.carnet.pharmacy;

import fr.carnet.register.Entry;
import fr.carnet.clinical.Shown;
import fr.carnet.shared.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/**
 * A known allergy and what it extends to.
 *
 * @param atc beginnings of the ATC codes concerned
 * @param names names of the substances, as they may stand in a product's name
 */
record Allergy(AllergyIntolerance resource, Set<String> atc, Set<String> names) {
    private static final Set<String> OVER = Set.of("inactive", "resolved");
    private static final Set<String> WRONG = Set.of("refuted", "entered-in-error");

    /** Empty when it is over, refuted or entered in error. */
    static Optional<Allergy> of(Entry entry, Shown shown, Medicines medicines) {
        AllergyIntolerance allergy = (AllergyIntolerance) shown.of(entry);
        if (has(allergy.getClinicalStatus(), OVER) || has(allergy.getVerificationStatus(), WRONG)) {
            return Optional.empty();
        }
        List<CodeableConcept> concepts = Stream.concat(
                        Stream.of(allergy.getCode()),
                        allergy.getReaction().stream().map(reaction -> reaction.getSubstance()))
                .toList();
        Set<String> atc = new HashSet<>();
        Set<String> names = new HashSet<>();
        concepts.forEach(concept -> extend(concept, medicines, atc, names));
        return Optional.of(new Allergy(allergy, atc, names));
    }

    private static void extend(CodeableConcept concept, Medicines medicines, Set<String> atc, Set<String> names) {
        Set<String> codes = concept.getCoding().stream()
                .map(coding -> coding.getSystem() + "|" + coding.getCode())
                .collect(Collectors.toSet());
        concept.getCoding().stream()
                .filter(coding -> medicines.atc().contains(coding.getSystem()) && coding.hasCode())
                .map(Coding::getCode)
                .forEach(atc::add);
        String text = Stream.concat(Stream.of(concept.getText()), concept.getCoding().stream().map(Coding::getDisplay))
                .map(part -> part == null ? "" : part)
                .collect(Collectors.joining(" . "));
        for (Medicines.Substance substance : medicines.substances()) {
            boolean coded = substance.codes().stream().anyMatch(codes::contains);
            if (coded || substance.names().stream().anyMatch(name -> Words.contains(text, name))) {
                atc.addAll(substance.atc());
                names.addAll(substance.names());
            }
        }
    }

    boolean concerns(ProductGroup group) {
        return group.atc().stream().anyMatch(code -> Medicines.begins(code, atc))
                || names.stream().anyMatch(name -> Words.contains(group.name(), name));
    }

    String name() {
        return ProductReader.name(resource.getCode());
    }

    private static boolean has(CodeableConcept concept, Set<String> codes) {
        return concept.getCoding().stream().map(Coding::getCode).anyMatch(codes::contains);
    }
}
