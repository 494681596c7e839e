/**
 * What a valid resource is. Reads a body strictly, checks it against FHIR R4 (a fault refuses), against Carnet's own
 * profiles and those a resource claims (a departure is told as a warning), and keeps only the claims that are true.
 *
 * <p>The definitions come from {@code fhir-profiles/package}, compiled from FSH, and from folders of published packages
 * that an installation adds ({@code carnet.conformance.packages}). Also offers those definitions to whoever serves them.
 *
 * <p>Texts: CONTRACT 6 and 7, TOOLING 1 and 2. Uses only {@code shared}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package fr.carnet.conformance;
