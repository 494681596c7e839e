/**
 * The register (registre) of what each record holds, as an XDS registry: one row per entry with the offered search
 * parameters, the visibility facts and a link to the stored version in HAPI's tables. Implements IHE MHD 4.2.3 ITI-66 and
 * ITI-67 and ANS PDSm 3.1.1 TD3.1 below the web: one record per search, one statement that writes nothing, narrowed by
 * the caller's visibility before counting and paging, pages by a sealed cursor any node can answer. Which parameters exist
 * is data: {@code search-parameters.json}, read by extraction, parsing, CapabilityStatement and OpenAPI alike.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "record"})
package fr.carnet.register;
