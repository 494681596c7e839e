package fr.carnet.document.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Resource;

/** The profiles a document or a submission may claim, and what each demands. A version after a bar does not count. */
public final class Profiles {
    private static final String MHD = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.";
    private static final String PDSM = "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-";
    private static final String OWN = "https://carnet.example/fhir/StructureDefinition/";

    private static final Map<String, Level> DOCUMENTS = Map.of(
            MHD + "Minimal.DocumentReference", Level.MINIMAL,
            MHD + "UnContained.Comprehensive.DocumentReference", Level.COMPREHENSIVE,
            MHD + "Comprehensive.DocumentReference", Level.COMPREHENSIVE,
            PDSM + "comprehensive-document-reference", Level.PDSM_COMPREHENSIVE);
    /** They forbid {@code attachment.url}, which every stored document has: demanded at deposit, not named afterwards. */
    private static final Map<String, Level> SIMPLIFIED = Map.of(
            MHD + "SimplifiedPublish.DocumentReference", Level.MINIMAL,
            PDSM + "simplified-publish", Level.PDSM_SIMPLIFIED);
    private static final Map<String, Level> SUBMISSIONS = Map.of(
            MHD + "Minimal.ProvideBundle", Level.MINIMAL,
            MHD + "UnContained.Comprehensive.ProvideBundle", Level.COMPREHENSIVE,
            MHD + "Comprehensive.ProvideBundle", Level.COMPREHENSIVE,
            PDSM + "comprehensive-provide-document-bundle", Level.PDSM_COMPREHENSIVE);

    private Profiles() {}

    /** What the profiles of a transaction Bundle promise; empty when none of them is an ITI-65 profile. */
    public static Optional<Level> submission(Resource bundle) {
        return claimed(bundle)
                .map(SUBMISSIONS::get)
                .filter(level -> level != null)
                .reduce(Level::strongest);
    }

    static Level document(Resource document) {
        return claimed(document)
                .map(p -> DOCUMENTS.getOrDefault(p, SIMPLIFIED.getOrDefault(p, Level.BASE)))
                .reduce(Level.BASE, Level::strongest);
    }

    /** Claimed profiles, as sent, that a stored document can satisfy; unknown ones are dropped. */
    static List<String> keepable(Resource document) {
        return document.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .filter(p -> p != null && (DOCUMENTS.containsKey(unversioned(p)) || p.startsWith(OWN)))
                .distinct()
                .toList();
    }

    private static Stream<String> claimed(Resource resource) {
        return resource.getMeta().getProfile().stream()
                .map(CanonicalType::getValue)
                .filter(p -> p != null)
                .map(Profiles::unversioned);
    }

    private static String unversioned(String canonical) {
        int bar = canonical.indexOf('|');
        return bar < 0 ? canonical : canonical.substring(0, bar);
    }
}
