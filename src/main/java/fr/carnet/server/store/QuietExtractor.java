package fr.carnet.server.store;

import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;

/**
 * HAPI extracts nothing ({@link QuietSearchParamRegistry}), so its extractor does without FHIRPath, which would read every
 * definition of R4 at start and keep them in memory.
 */
final class QuietExtractor extends SearchParamExtractorR4 {
    @Override
    public void initFhirPath() {
        // Nothing to prepare: no parameter is indexed.
    }
}
