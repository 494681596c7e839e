package fr.carnet.document.cda;

import fr.carnet.document.entry.CodeSystems;
import fr.carnet.document.entry.ContainedActors;
import fr.carnet.document.entry.SourcePatient;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.cda.CdaElement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;

/** The actors of the header as contained resources: who wrote, who vouches, who keeps. */
final class CdaActors {
    private static final Map<String, String> TYPES =
            Map.of(NamingSystems.ID_NAT_PS, "IDNPS", NamingSystems.ID_NAT_STRUCT, "IDNST");

    private final ContainedActors contained;
    private final Patient holder;

    CdaActors(ContainedActors contained, Patient holder) {
        this.contained = contained;
        this.holder = holder;
    }

    Reference holder() {
        return contained.contain(holder.copy());
    }

    /** A professional (PractitionerRole), a device (Device, ALIM_AM included) or the person himself (Patient). */
    Optional<Reference> author(CdaElement author) {
        return author.first("assignedAuthor").flatMap(assigned -> {
            if (isPatient(assigned)) {
                return patient(assigned);
            }
            Optional<CdaElement> device = assigned.first("assignedAuthoringDevice");
            return device.isPresent()
                    ? Optional.of(device(assigned, device.get()))
                    : role(assigned, author.first("functionCode"));
        });
    }

    /** Only professionals and organisations authenticate in PDSm: a person who vouches himself is left out. */
    Optional<Reference> authenticator(CdaElement legalAuthenticator) {
        return legalAuthenticator
                .first("assignedEntity")
                .filter(entity -> !isPatient(entity))
                .flatMap(entity -> role(entity, Optional.empty()));
    }

    Optional<Reference> organization(CdaElement element) {
        Organization organization = new Organization();
        CdaValues.identifiers(element).forEach(id -> organization.addIdentifier(identifier(id)));
        element.first("name").flatMap(CdaElement::text).filter(CdaValues::says).ifPresent(organization::setName);
        return organization.isEmpty() ? Optional.empty() : Optional.of(contained.contain(organization));
    }

    private static boolean isPatient(CdaElement assigned) {
        boolean byCode = assigned.first("code")
                .flatMap(CdaValues::coding)
                .filter(code -> code.getSystem().equals(CodeSystems.OTHER_PRODUCERS))
                .filter(code -> code.getCode().equals("EXP_PATIENT"))
                .isPresent();
        return byCode || CdaValues.identifiers(assigned).stream().anyMatch(CdaActors::isIns);
    }

    private static boolean isIns(BusinessIdentifier id) {
        return NamingSystems.INS.contains(id.system());
    }

    private Optional<Reference> patient(CdaElement assigned) {
        List<BusinessIdentifier> ids = CdaValues.identifiers(assigned);
        boolean theHolder = ids.stream().noneMatch(CdaActors::isIns)
                || holder.getIdentifier().stream()
                        .anyMatch(own -> ids.contains(new BusinessIdentifier(own.getSystem(), own.getValue())));
        if (theHolder) {
            return Optional.of(holder());
        }
        Patient person = new Patient();
        ids.forEach(id -> person.addIdentifier(SourcePatient.identifier(id.system(), id.value())));
        assigned.first("assignedPerson/name").ifPresent(name -> CdaPatient.names(person, name));
        return Optional.of(contained.contain(person));
    }

    private Reference device(CdaElement assigned, CdaElement authoring) {
        Device device = new Device();
        CdaValues.identifiers(assigned).forEach(id -> device.addIdentifier(identifier(id)));
        assigned.first("code").flatMap(CdaValues::concept).ifPresent(device::setType);
        deviceName(device, authoring, "softwareName", Device.DeviceNameType.USERFRIENDLYNAME);
        deviceName(device, authoring, "manufacturerModelName", Device.DeviceNameType.MODELNAME);
        assigned.first("representedOrganization").flatMap(this::organization).ifPresent(device::setOwner);
        return contained.contain(device);
    }

    private static void deviceName(Device device, CdaElement authoring, String part, Device.DeviceNameType type) {
        authoring
                .first(part)
                .flatMap(name -> name.text().or(() -> name.attribute("displayName")))
                .filter(CdaValues::says)
                .ifPresent(name -> device.addDeviceName().setName(name).setType(type));
    }

    private Optional<Reference> role(CdaElement assigned, Optional<CdaElement> function) {
        PractitionerRole role = new PractitionerRole();
        practitioner(assigned).ifPresent(role::setPractitioner);
        assigned.first("representedOrganization").flatMap(this::organization).ifPresent(role::setOrganization);
        if (role.isEmpty()) {
            return Optional.empty();
        }
        assigned.first("code").flatMap(CdaValues::concept).map(CdaActors::withProfession).ifPresent(role::addCode);
        function.flatMap(CdaValues::concept).map(CdaActors::spoken).ifPresent(role::addCode);
        return Optional.of(contained.contain(role));
    }

    private Optional<Reference> practitioner(CdaElement assigned) {
        Practitioner practitioner = new Practitioner();
        CdaValues.identifiers(assigned).forEach(id -> practitioner.addIdentifier(identifier(id)));
        assigned.first("assignedPerson/name").flatMap(CdaValues::name).ifPresent(practitioner::addName);
        if (practitioner.isEmpty()) {
            return Optional.empty();
        }
        assigned.all("telecom").map(CdaValues::telecom).flatMap(Optional::stream).forEach(practitioner::addTelecom);
        return Optional.of(contained.contain(practitioner));
    }

    /** {@code G15_10/SM26} names the profession 10 of TRE_G15 and a specialty: the profession is said apart too. */
    private static CodeableConcept withProfession(CodeableConcept concept) {
        String code = concept.getCodingFirstRep().getCode();
        if (code.matches("G15_\\d+(/.*)?")) {
            int slash = code.indexOf('/');
            String profession = code.substring(4, slash < 0 ? code.length() : slash);
            concept.addCoding(new Coding(CodeSystems.PROFESSIONS, profession, null));
        }
        return spoken(concept);
    }

    private static CodeableConcept spoken(CodeableConcept concept) {
        return concept.setText(concept.getCodingFirstRep().getDisplay());
    }

    private static Identifier identifier(BusinessIdentifier id) {
        Identifier identifier = new Identifier().setSystem(id.system()).setValue(id.value());
        String type = TYPES.get(id.system());
        if (type != null) {
            identifier.setUse(Identifier.IdentifierUse.OFFICIAL);
            identifier.setType(new CodeableConcept(new Coding(CodeSystems.FR_IDENTIFIER_TYPES, type, null)));
        }
        return identifier;
    }
}
