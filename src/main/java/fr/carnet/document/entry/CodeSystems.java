package fr.carnet.document.entry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** FHIR systems of code systems, by OID as data ({@code code-systems.properties}). */
public final class CodeSystems {
    public static final String LOINC = "http://loinc.org";
    public static final String CLASSES =
            "https://mos.esante.gouv.fr/NOS/TRE_A03-ClasseDocument/FHIR/TRE-A03-ClasseDocument";
    public static final String CONFIDENTIALITY =
            "https://mos.esante.gouv.fr/NOS/TRE_A08-HL7Confidentiality/FHIR/TRE-A08-HL7Confidentiality";
    public static final String VISIBILITY =
            "https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument";
    public static final String ACTIVITY_SECTORS =
            "https://mos.esante.gouv.fr/NOS/TRE_R02-SecteurActivite/FHIR/TRE-R02-SecteurActivite";
    public static final String PRACTICE_SETTINGS =
            "https://mos.esante.gouv.fr/NOS/TRE_A01-CadreExercice/FHIR/TRE-A01-CadreExercice";
    public static final String OTHER_PRODUCERS =
            "https://mos.esante.gouv.fr/NOS/TRE_A00-ProducteurDocNonPS/FHIR/TRE-A00-ProducteurDocNonPS";
    public static final String PROFESSIONS =
            "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
    public static final String FR_IDENTIFIER_TYPES = "https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203";
    public static final String IDENTIFIER_TYPES = "http://terminology.hl7.org/CodeSystem/v2-0203";
    public static final String URIS = "urn:ietf:rfc:3986";

    private static final Pattern OID = Pattern.compile("[0-2](\\.(0|[1-9][0-9]*))+");
    private static final Properties BY_OID = load();

    private CodeSystems() {}

    /**
     * The FHIR system of a code system's OID (ANS also uses the names {@code ASTM} and {@code URN}); an OID without a
     * better known URI becomes {@code urn:oid:}; empty for anything else.
     */
    public static Optional<String> ofOid(String oid) {
        Optional<String> known = Optional.ofNullable(BY_OID.getProperty(oid));
        return known.or(() -> isOid(oid) ? Optional.of("urn:oid:" + oid) : Optional.empty());
    }

    public static boolean isOid(String text) {
        return text != null && OID.matcher(text).matches();
    }

    private static Properties load() {
        Properties table = new Properties();
        try (InputStream in = CodeSystems.class.getResourceAsStream("/fr/carnet/document/code-systems.properties")) {
            table.load(in);
            return table;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
