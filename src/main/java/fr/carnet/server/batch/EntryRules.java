package fr.carnet.server.batch;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.Escapes;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;

/** What an entry must look like before it is tried: a method, a relative url of one call, no bundle inside. */
final class EntryRules {
    private EntryRules() {}

    /** The refusal, or null when the entry may be tried. */
    static Refusal refusal(BundleEntryComponent entry) {
        String url = entry.getRequest().getUrl();
        if (entry.getRequest().getMethod() == null || url == null || url.isBlank()) {
            return Refusal.of(
                    ErrorCode.INVALID, "Bundle.entry.request", "Chaque entrée doit dire sa méthode et son adresse.", "Each entry must give its method and url.");
        }
        Escapes.require(url);
        // what follows the mark is a search's: a code's system may well be an address
        String path = url.split("\\?", -1)[0];
        if (path.isEmpty() || path.startsWith("/") || path.contains("://") || path.contains("..")) {
            return Refusal.of(
                    ErrorCode.INVALID, "Bundle.entry.request.url", "L'adresse doit être relative à la base FHIR.", "The url must be relative to the FHIR base.");
        }
        boolean nested = entry.getResource() instanceof Bundle bundle
                && (bundle.getType() == Bundle.BundleType.BATCH || bundle.getType() == Bundle.BundleType.TRANSACTION);
        if (nested || entry.getRequest().hasExtension() || url.startsWith("metadata")) {
            return Refusal.of(ErrorCode.NOT_OFFERED);
        }
        return null;
    }
}
