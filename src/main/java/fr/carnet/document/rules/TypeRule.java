package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.DocumentType;
import fr.carnet.conformance.ListedCode;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * Type and class. Exactly one type coding from the accepted systems, since it decides who may read (CONTRACT 6); the
 * class is derived from it when absent (ASS_X16), a mismatch is kept with a warning (DOMAIN 2.4, point 7).
 */
final class TypeRule {
    private final CodeLists lists;

    TypeRule(CodeLists lists) {
        this.lists = lists;
    }

    void apply(Deposit deposit, DocumentReference document, Findings findings) {
        Optional<DocumentType> type = type(document, findings);
        if (type.isPresent() && deposit.byHolder() && !lists.holderTypes().contains(type.get().code())) {
            findings.fault(
                    "type",
                    "Le titulaire ne peut pas déposer un document de ce type.",
                    "The holder cannot deposit a document of this type.");
        }
        if (type.isPresent() && deposit.minor() && lists.adultTypes().contains(type.get().code())) {
            findings.fault(
                    "type",
                    "Les directives anticipées sont réservées aux personnes majeures.",
                    "Advance directives are for persons of full age.");
        }
        canonicaliseClass(document);
        if (document.getCategory().size() > 1) {
            findings.fault("category", "Une seule classe est admise.", "Only one class is allowed.");
        } else if (type.isPresent()) {
            classFrom(type.get(), document, findings);
        }
    }

    private Optional<DocumentType> type(DocumentReference document, Findings findings) {
        List<Coding> codings = document.getType().getCoding().stream()
                .filter(c -> lists.canonicalTypeSystem(c.getSystem()).isPresent())
                .toList();
        if (codings.size() != 1) {
            findings.fault(
                    "type",
                    "Il faut exactement un code de type de LOINC ou TRE_A05 ; il y en a " + codings.size() + ".",
                    "Exactly one type coding from LOINC or TRE_A05 is needed; there are " + codings.size() + ".");
            return Optional.empty();
        }
        Coding coding = codings.get(0);
        Optional<DocumentType> type = lists.documentType(coding.getSystem(), coding.getCode());
        if (type.isEmpty()) {
            findings.fault(
                    "type",
                    "Ce code n'est pas un type de document admis.",
                    "This code is not an accepted document type.");
        }
        type.ifPresent(t -> coding.setSystem(t.system()));
        return type;
    }

    private void canonicaliseClass(DocumentReference document) {
        for (CodeableConcept category : document.getCategory()) {
            for (Coding coding : category.getCoding()) {
                lists.canonicalClassSystem(coding.getSystem()).ifPresent(coding::setSystem);
            }
        }
    }

    private void classFrom(DocumentType type, DocumentReference document, Findings findings) {
        Optional<ListedCode> expected = lists.documentClass(type.documentClass());
        if (document.getCategory().isEmpty()) {
            expected.ifPresent(c -> document.addCategory(
                    new CodeableConcept(new Coding(c.system(), c.code(), c.label()))));
        } else if (expected.isPresent() && !bears(document.getCategoryFirstRep(), expected.get())) {
            findings.warn(
                    "category[0]",
                    "La classe attendue pour ce type est " + expected.get().code() + " ; celle envoyée est conservée.",
                    "The class expected for this type is " + expected.get().code() + "; the one sent is kept.");
        }
    }

    private static boolean bears(CodeableConcept category, ListedCode expected) {
        return category.getCoding().stream()
                .anyMatch(c -> expected.system().equals(c.getSystem()) && expected.code().equals(c.getCode()));
    }
}
