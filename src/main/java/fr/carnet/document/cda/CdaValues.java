package fr.carnet.document.cda;

import fr.carnet.document.entry.CodeSystems;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.cda.CdaElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.HumanName;

/** HL7 v3 data types as FHIR ones: II, CE, PN, TEL. A null flavor is nothing. */
final class CdaValues {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");

    private CdaValues() {}

    /**
     * An II: a UUID root alone is {@code urn:ietf:rfc:3986|urn:uuid:…} in lower case; a root with an extension is
     * {@code urn:oid:ROOT|extension}; an OID alone is {@code urn:ietf:rfc:3986|urn:oid:…} (CONTRACT 6, CDA R2).
     */
    static Optional<BusinessIdentifier> identifier(CdaElement ii) {
        Optional<String> root = ii.isNull() ? Optional.empty() : ii.attribute("root").flatMap(CdaValues::uri);
        return root.map(uri -> ii.attribute("extension")
                .map(extension -> new BusinessIdentifier(uri, extension))
                .orElseGet(() -> new BusinessIdentifier(CodeSystems.URIS, uri)));
    }

    static List<BusinessIdentifier> identifiers(CdaElement parent) {
        return parent.all("id").map(CdaValues::identifier).flatMap(Optional::stream).toList();
    }

    private static Optional<String> uri(String root) {
        if (UUID_FORM.matcher(root).matches()) {
            return Optional.of("urn:uuid:" + UUID.fromString(root).toString().toLowerCase(Locale.ROOT));
        }
        return CodeSystems.isOid(root) ? Optional.of("urn:oid:" + root) : Optional.empty();
    }

    static Optional<Coding> coding(CdaElement code) {
        if (code.isNull()) {
            return Optional.empty();
        }
        Optional<String> system = code.attribute("codeSystem").flatMap(CodeSystems::ofOid);
        return code.attribute("code")
                .filter(value -> system.isPresent())
                .map(value -> new Coding(system.get(), value, code.attribute("displayName").orElse(null)));
    }

    static Optional<CodeableConcept> concept(CdaElement code) {
        return coding(code).map(CodeableConcept::new);
    }

    /** The name of a professional. */
    static Optional<HumanName> name(CdaElement pn) {
        HumanName name = new HumanName();
        pn.first("family").flatMap(CdaElement::text).ifPresent(name::setFamily);
        pn.all("given").map(CdaElement::text).flatMap(Optional::stream).filter(CdaValues::says).forEach(name::addGiven);
        pn.first("prefix").flatMap(CdaElement::text).ifPresent(name::addPrefix);
        pn.all("suffix").map(CdaElement::text).flatMap(Optional::stream).forEach(name::addSuffix);
        if (!name.hasFamily() && !name.hasGiven()) {
            pn.text().ifPresent(name::setText);
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** Some headers fill a mandatory name with a mere dot. */
    static boolean says(String text) {
        return text.chars().anyMatch(Character::isLetterOrDigit);
    }

    static Optional<ContactPoint> telecom(CdaElement tel) {
        return tel.isNull() ? Optional.empty() : tel.attribute("value").flatMap(value -> {
            int colon = value.indexOf(':');
            return system(value.substring(0, Math.max(colon, 0)))
                    .filter(system -> colon + 1 < value.length())
                    .map(system -> new ContactPoint().setSystem(system).setValue(value.substring(colon + 1)));
        });
    }

    private static Optional<ContactPoint.ContactPointSystem> system(String scheme) {
        return switch (scheme.toLowerCase(Locale.ROOT)) {
            case "tel" -> Optional.of(ContactPoint.ContactPointSystem.PHONE);
            case "fax" -> Optional.of(ContactPoint.ContactPointSystem.FAX);
            case "mailto" -> Optional.of(ContactPoint.ContactPointSystem.EMAIL);
            default -> Optional.empty();
        };
    }
}
