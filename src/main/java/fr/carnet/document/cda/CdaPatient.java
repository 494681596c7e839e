package fr.carnet.document.cda;

import fr.carnet.document.entry.SourcePatient;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.cda.CdaElement;
import fr.carnet.shared.cda.CdaTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StringType;

/** The person of the header ({@code recordTarget/patientRole}) as a Patient with identity traits. */
final class CdaPatient {
    private static final String GIVEN_NAMES =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name";

    private CdaPatient() {}

    static Patient of(CdaElement patientRole) {
        Patient patient = new Patient();
        for (BusinessIdentifier id : CdaValues.identifiers(patientRole)) {
            patient.addIdentifier(SourcePatient.identifier(id.system(), id.value()));
        }
        patientRole.first("patient").ifPresent(traits -> fill(patient, traits));
        return patient;
    }

    private static void fill(Patient patient, CdaElement traits) {
        traits.first("name").ifPresent(name -> names(patient, name));
        traits.first("administrativeGenderCode")
                .flatMap(gender -> gender.attribute("code"))
                .flatMap(CdaPatient::gender)
                .ifPresent(patient::setGender);
        traits.first("birthTime").flatMap(CdaTime::of).ifPresent(birth -> patient.setBirthDateElement(birth.date()));
        traits.first("birthplace/place/addr")
                .map(CdaPatient::birthPlace)
                .filter(place -> !place.isEmpty())
                .ifPresent(place -> patient.addExtension(SourcePatient.BIRTH_PLACE, place));
    }

    private static Optional<AdministrativeGender> gender(String code) {
        return switch (code) {
            case "M" -> Optional.of(AdministrativeGender.MALE);
            case "F" -> Optional.of(AdministrativeGender.FEMALE);
            case "U", "UN" -> Optional.of(AdministrativeGender.UNKNOWN);
            default -> Optional.empty();
        };
    }

    /** Birth name as official, name in use (CL, else SP) as usual. */
    static void names(Patient patient, CdaElement pn) {
        List<String> families = values(pn, "family", "");
        List<String> givens = values(pn, "given", "");
        Optional<String> birth = first(values(pn, "family", "BR")).or(() -> first(families));
        List<String> birthGivens = givenAtBirth(pn, givens);
        if (birth.isPresent() && !birthGivens.isEmpty()) {
            HumanName official = patient.addName().setUse(HumanName.NameUse.OFFICIAL).setFamily(birth.get());
            official.addGiven(birthGivens.get(0));
            official.addExtension(GIVEN_NAMES, new StringType(String.join(" ", birthGivens)));
        }
        Optional<String> used = first(values(pn, "family", "CL")).or(() -> first(values(pn, "family", "SP")));
        Optional<String> usedGiven = first(values(pn, "given", "CL"));
        if (used.isPresent() || usedGiven.isPresent() || patient.getName().isEmpty()) {
            HumanName usual = patient.addName().setUse(HumanName.NameUse.USUAL);
            used.or(() -> birth).ifPresent(usual::setFamily);
            usedGiven.or(() -> first(birthGivens)).ifPresent(usual::addGiven);
        }
    }

    /** The first given name of birth (BR), then the unqualified ones, each once. */
    private static List<String> givenAtBirth(CdaElement pn, List<String> all) {
        List<String> first = values(pn, "given", "BR");
        List<String> inUse = values(pn, "given", "CL");
        return Stream.concat(
                        first.stream(), all.stream().filter(given -> !inUse.contains(given)))
                .flatMap(given -> Stream.of(given.split(" ")))
                .distinct()
                .toList();
    }

    private static List<String> values(CdaElement pn, String part, String qualifier) {
        return pn.all(part)
                .filter(element -> qualifier.isEmpty()
                        || element.attribute("qualifier").filter(qualifier::equals).isPresent())
                .map(CdaElement::text)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> first(List<String> values) {
        return values.stream().findFirst();
    }

    /**
     * Town and country. The INSEE code ({@code county}) is left to the document: fr-core binds it to a code system whose
     * content is not published, so that no offline validator accepts it.
     */
    private static Address birthPlace(CdaElement addr) {
        Address place = new Address();
        addr.first("city").flatMap(CdaElement::text).ifPresent(place::setCity);
        addr.first("country").flatMap(CdaElement::text).ifPresent(place::setCountry);
        addr.first("postalCode").flatMap(CdaElement::text).ifPresent(place::setPostalCode);
        return place;
    }
}
