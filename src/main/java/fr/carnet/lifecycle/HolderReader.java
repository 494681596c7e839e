package fr.carnet.lifecycle;

import fr.carnet.record.Holder;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Warning;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/**
 * Reads the identity traits a record is opened under from a Patient in the form of fr-core-patient-ins: INS, official
 * family and given name, gender, birth date, INSEE code of the birth place. Every missing trait is named at once.
 */
final class HolderReader {
    static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    static final String INSEE_CODE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";

    private final InsSystems systems;
    private final List<Fault> faults = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    HolderReader(InsSystems systems) {
        this.systems = systems;
    }

    /** @throws Refusal {@code invalid} naming every missing or malformed trait */
    Holder read(Patient patient, LocalDate today) {
        Optional<BusinessIdentifier> ins = ins(patient);
        Optional<HumanName> name = officialName(patient);
        String family = name.map(HumanName::getFamily).orElse("");
        String given = name.filter(HumanName::hasGiven)
                .map(n -> n.getGiven().get(0).getValue())
                .orElse("");
        require(!family.isBlank(), "Patient.name.family", "le nom de naissance officiel", "the official family name");
        require(!given.isBlank(), "Patient.name.given", "le prénom officiel", "the official given name");
        require(patient.hasGender(), "Patient.gender", "le sexe", "the gender");
        require(fullDate(patient.getBirthDateElement()), "Patient.birthDate", "la date de naissance complète (AAAA-MM-JJ)", "the full birth date (YYYY-MM-DD)");
        checkNotInFuture(patient.getBirthDateElement(), today);
        Optional<String> birthPlace = birthPlace(patient);
        require(birthPlace.isPresent(), "Patient.extension('" + BIRTH_PLACE + "')", "le code INSEE du lieu de naissance (5 caractères)", "the INSEE code of the birth place (5 characters)");
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        return new Holder(
                ins.orElseThrow(),
                family.trim(),
                given.trim(),
                patient.getGender().toCode(),
                LocalDate.parse(patient.getBirthDateElement().getValueAsString()),
                birthPlace.orElseThrow());
    }

    List<Warning> warnings() {
        return List.copyOf(warnings);
    }

    private Optional<BusinessIdentifier> ins(Patient patient) {
        List<BusinessIdentifier> found = patient.getIdentifier().stream()
                .filter(i -> systems.accepts(i.getSystem()) && i.hasValue())
                .map(i -> new BusinessIdentifier(i.getSystem(), i.getValue().trim()))
                .distinct()
                .toList();
        require(!found.isEmpty(), "Patient.identifier", "l'INS", "the INS");
        if (found.size() > 1) {
            fault("Patient.identifier", "Un seul INS est attendu.", "Only one INS is expected.");
        }
        found.stream().findFirst().ifPresent(this::checkForm);
        return found.stream().findFirst();
    }

    private void checkForm(BusinessIdentifier ins) {
        if (!InsValue.wellFormed(ins.value())) {
            fault("Patient.identifier.value", "L'INS doit avoir 13 caractères et une clé de 2 chiffres.", "The INS must have 13 characters and a two-digit key.");
        } else if (!InsValue.keyRight(ins.value())) {
            warnings.add(new Warning("Patient.identifier.value", "La clé de contrôle de l'INS est fausse : vérifiez l'INS.", "The control key of the INS is wrong: check the INS."));
        }
    }

    private static Optional<HumanName> officialName(Patient patient) {
        return patient.getName().stream()
                .filter(n -> n.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .or(() -> patient.getName().stream().filter(n -> !n.hasUse()).findFirst());
    }

    private static boolean fullDate(DateType date) {
        return date.getValueAsString() != null && date.getValueAsString().length() == 10;
    }

    private void checkNotInFuture(DateType date, LocalDate today) {
        if (fullDate(date) && LocalDate.parse(date.getValueAsString()).isAfter(today)) {
            fault("Patient.birthDate", "La date de naissance est dans l'avenir.", "The birth date is in the future.");
        }
    }

    private static Optional<String> birthPlace(Patient patient) {
        Extension extension = patient.getExtensionByUrl(BIRTH_PLACE);
        if (extension == null || !(extension.getValue() instanceof Address address)) {
            return Optional.empty();
        }
        return Optional.ofNullable(address.getExtensionByUrl(INSEE_CODE))
                .map(e -> e.getValue() instanceof Coding coding ? coding.getCode() : e.getValue().primitiveValue())
                .or(() -> Optional.ofNullable(address.getDistrict()))
                .filter(code -> code.matches("[0-9][0-9AB][0-9]{3}"));
    }

    private void require(boolean present, String expression, String french, String english) {
        if (!present) {
            fault(expression, "Il manque " + french + ".", "Missing: " + english + ".");
        }
    }

    private void fault(String expression, String french, String english) {
        faults.add(new Fault(expression, french, english));
    }

    /** The INS identifier as it should be stored: with its fr-core type when it lacks one. */
    static boolean isIns(Identifier identifier, Holder holder) {
        return holder.ins().system().equals(identifier.getSystem())
                && holder.ins().value().equals(identifier.getValue());
    }
}
