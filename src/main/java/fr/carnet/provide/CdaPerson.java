package fr.carnet.provide;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The person of a CDA header ({@code recordTarget}), with the traits a record is opened under.
 *
 * @param ins {@code SYSTEM|VALUE}
 * @param birthDate {@code YYYY-MM-DD}, empty when the header has no full date
 * @param birthPlace INSEE code of the birth place: from the header, else the one inside the INS, else 99999, which is
 *     how French identities say "unknown" (RNIV)
 */
record CdaPerson(String ins, String family, String given, String gender, String birthDate, String birthPlace) {
    private static final Set<String> INS_ROOTS =
            Set.of("1.2.250.1.213.1.4.8", "1.2.250.1.213.1.4.9", "1.2.250.1.213.1.4.10", "1.2.250.1.213.1.4.11");
    private static final Map<String, String> GENDERS = Map.of("M", "male", "F", "female");
    private static final String INSEE_CODE = "[0-9][0-9AB][0-9]{3}";
    private static final String UNKNOWN_PLACE = "99999";

    static Optional<CdaPerson> of(byte[] cda) {
        return XmlParts.of(cda)
                .flatMap(CdaPerson::document)
                .flatMap(document -> document.first("recordTarget/patientRole"))
                .flatMap(role -> role.all("id")
                        .filter(id -> INS_ROOTS.contains(id.attribute("root")))
                        .filter(id -> !id.attribute("extension").isEmpty())
                        .findFirst()
                        .flatMap(id -> role.first("patient").map(person -> of(id, person))));
    }

    /** The ClinicalDocument: the root, or inside the style sheet that presents it. */
    static Optional<XmlParts> document(XmlParts root) {
        return root.name().equals("ClinicalDocument") ? Optional.of(root) : root.first("Contenu/ClinicalDocument");
    }

    private static CdaPerson of(XmlParts id, XmlParts person) {
        String value = id.attribute("extension");
        return new CdaPerson(
                "urn:oid:" + id.attribute("root") + "|" + value,
                named(person, "name/family"),
                named(person, "name/given"),
                GENDERS.getOrDefault(person.attribute("administrativeGenderCode", "code"), "unknown"),
                day(person.attribute("birthTime", "value")),
                birthPlace(person, value));
    }

    /** The name of birth (BR), else the first one. */
    private static String named(XmlParts person, String path) {
        return person.all(path)
                .filter(part -> part.attribute("qualifier").equals("BR"))
                .findFirst()
                .or(() -> person.first(path))
                .map(XmlParts::text)
                .orElse("");
    }

    private static String day(String time) {
        return time.matches("[0-9]{8}.*")
                ? time.substring(0, 4) + "-" + time.substring(4, 6) + "-" + time.substring(6, 8)
                : "";
    }

    private static String birthPlace(XmlParts person, String ins) {
        String county = person.first("birthplace/place/addr/county").map(XmlParts::text).orElse("");
        if (county.matches(INSEE_CODE)) {
            return county;
        }
        String inside = ins.length() >= 10 ? ins.substring(5, 10) : "";
        return inside.matches(INSEE_CODE) ? inside : UNKNOWN_PLACE;
    }
}
