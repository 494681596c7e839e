package fr.carnet.backfill;

import fr.carnet.shared.EntryFacts;
import java.util.Set;
import org.hl7.fhir.r4.model.Coding;

/** Codes and identifiers that the imported history bears (DOMAIN 3.2, 3.3, 4). */
final class HistoryCodes {
    /** Identifiers of source rows. */
    static final String ROW_SYSTEM = "https://carnet.example/fhir/NamingSystem/assurance-maladie-row";
    /** Key of the Assurance Maladie feed, author of everything imported: {@code Caller.Feed.key()}. */
    static final String AUTHOR_KEY = "feed:ALIM_AM";

    static final String ATC = "http://www.whocc.no/atc";
    static final String REMB = "REMB";

    private static final String NOS = "https://mos.esante.gouv.fr/NOS/";

    private HistoryCodes() {}

    static EntryFacts facts(String documentType) {
        return new EntryFacts(documentType, Set.of(AUTHOR_KEY), "", false, null, false, false);
    }

    static Coding producer() {
        return nos("TRE_A00-ProducteurDocNonPS", "TRE-A00-ProducteurDocNonPS", "ALIM_AM",
                "Alimentation auto à partir du SI de l'Ass Maladie");
    }

    static Coding documentType() {
        return nos("TRE_A05-TypeDocComplementaire", "TRE-A05-TypeDocComplementaire", REMB, "Données de remboursement");
    }

    static Coding documentClass() {
        return nos("TRE_A03-ClasseDocument", "TRE-A03-ClasseDocument", "60", "Données de remboursement");
    }

    static Coding facility() {
        return nos("TRE_R02-SecteurActivite", "TRE-R02-SecteurActivite", "SA24", "Organisme de sécurité sociale");
    }

    static Coding setting() {
        return nos("TRE_A01-CadreExercice", "TRE-A01-CadreExercice", "AMO", "Organisme d'assurance maladie obligatoire");
    }

    static Coding pdfFormat() {
        return new Coding("http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode",
                "urn:ihe:iti:xds-sd:pdf:2008", "XDS Scanned Documents (PDF)");
    }

    static Coding normal() {
        return nos("TRE_A08-HL7Confidentiality", "TRE-A08-HL7Confidentiality", "N", "Normal");
    }

    private static Coding nos(String folder, String name, String code, String display) {
        return new Coding(NOS + folder + "/FHIR/" + name, code, display);
    }
}
