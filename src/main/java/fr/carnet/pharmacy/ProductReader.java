package fr.carnet.pharmacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;

/** Reads which product a code and its text name. A CIP is known by its form; a CIP7 is the CIP13 that contains it. */
final class ProductReader {
    private static final String CIP13 = "3400[0-9]{9}";
    private static final String CIP7 = "[0-9]{7}";
    private static final String CIP_SYSTEMS = "urn:oid:1\\.2\\.250\\.1\\.213\\.2\\.3\\..*|.*[cC][iI][pP].*";

    private final Medicines medicines;

    ProductReader(Medicines medicines) {
        this.medicines = medicines;
    }

    Product of(CodeableConcept concept) {
        List<String> codes = new ArrayList<>();
        Set<String> atc = new TreeSet<>();
        for (Coding coding : concept.getCoding()) {
            if (!coding.hasCode()) {
                continue;
            }
            if (medicines.atc().contains(coding.getSystem())) {
                atc.add(coding.getCode());
            } else {
                place(codes, code(coding));
            }
        }
        codes.stream()
                .map(medicines.products()::get)
                .filter(known -> known != null && atc.isEmpty())
                .findFirst()
                .ifPresent(atc::add);
        return new Product(name(concept), codes, atc);
    }

    /** The CIP first: it names the box. */
    private static void place(List<String> codes, String code) {
        codes.add(code.matches(CIP13) ? 0 : codes.size(), code);
    }

    private static String code(Coding coding) {
        String code = coding.getCode().strip();
        if (code.matches(CIP13)) {
            return code;
        }
        boolean cip7 = code.matches(CIP7) && coding.hasSystem() && coding.getSystem().matches(CIP_SYSTEMS);
        return cip7 ? cip13("34009" + code) : coding.getSystem() + "|" + code;
    }

    /** With its control figure: weights 1 and 3 in turn, as in every EAN13. */
    private static String cip13(String twelve) {
        int sum = 0;
        for (int i = 0; i < twelve.length(); i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }

    /** Does a coding begin as one of these, in its system? */
    boolean codedIn(CodeableConcept concept, Map<String, Set<String>> beginnings) {
        return concept.getCoding().stream()
                .filter(Coding::hasCode)
                .anyMatch(coding -> Medicines.begins(
                        coding.getCode(), beginnings.getOrDefault(coding.getSystem(), Set.of())));
    }

    static String name(CodeableConcept concept) {
        if (concept.hasText()) {
            return concept.getText();
        }
        return concept.getCoding().stream()
                .filter(Coding::hasDisplay)
                .map(Coding::getDisplay)
                .findFirst()
                .orElseGet(() -> concept.getCodingFirstRep().getCode() == null
                        ? ""
                        : concept.getCodingFirstRep().getCode());
    }
}
