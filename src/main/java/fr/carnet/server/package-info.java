/**
 * Runs the FHIR server and answers the network: collects what the other rooms offer (beans, by type), keeps the edge
 * (headers, limits, refusals), and says every refusal in the caller's language. Texts: CONTRACT 2 and 7, ACCESS 3.5 and
 * 3.8. It uses only shared values and knows no other room.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package fr.carnet.server;
