/**
 * Who may see and do what in a record: grants, blocks, the habilitation matrix, break-glass, legal representatives and
 * carers, and the one place where all of it is decided ({@link fr.carnet.access.DecisionPoint}).
 *
 * <p>Implements CSP L1111-15 to L1111-19, R1111-46 to R1111-53 and the order of 26 October 2023. Deciding is pure; {@link
 * fr.carnet.access.Gate} does the reading, notes the access and refuses. Knows facts about entries, never documents.
 *
 * <p>A decision holds for one call: rights are read again at each, so a change takes effect at the very next one.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "record", "register"})
package fr.carnet.access;
