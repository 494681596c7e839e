package fr.carnet.server.store;

import ca.uhn.fhir.jpa.searchparam.registry.SearchParamRegistryImpl;
import ca.uhn.fhir.rest.server.util.ResourceSearchParams;

/**
 * HAPI's search is neither exposed nor indexed: the register (room {@code register}) answers every search. HAPI is told
 * that no search parameter is to be indexed, which spares about ten rows per resource.
 */
final class QuietSearchParamRegistry extends SearchParamRegistryImpl {
    @Override
    public ResourceSearchParams getActiveSearchParams(String type, SearchParamLookupContextEnum context) {
        return context == SearchParamLookupContextEnum.INDEX
                ? ResourceSearchParams.empty(type)
                : super.getActiveSearchParams(type, context);
    }
}
