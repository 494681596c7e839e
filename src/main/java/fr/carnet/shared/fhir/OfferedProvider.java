package fr.carnet.shared.fhir;

/**
 * Marks a HAPI provider that Carnet offers to the outside. The server registers these and nothing else: a provider
 * without the mark, HAPI's own included, does not exist for callers.
 */
public interface OfferedProvider {}
