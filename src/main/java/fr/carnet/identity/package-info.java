/**
 * Who is asking. Reads bearer tokens of the configured issuers (patients, Pro Santé Connect, structures, Assurance
 * Maladie, operator), gives every request its {@link fr.carnet.identity.Caller}, and leaves everything else outside.
 * Texts: CONTRACT 2 and 3, ACCESS 3.11, SMART App Launch 2.2 (Backend Services), RFC 9068, RFC 7523, RFC 7662.
 * Door: {@code Caller}, {@code Scopes}, {@code ActorKind}, {@code TrustedIssuer(s)}, {@code SigningKeyFile}, the
 * settings. Inside: {@code token} reads tokens, {@code web} guards the paths, {@code backend} issues tokens to structures.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package fr.carnet.identity;
