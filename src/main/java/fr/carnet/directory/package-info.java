/**
 * The small directory (annuaire) of professionals, their roles, structures and devices that records refer to. Anybody
 * reads it; the operator writes it, and a submission may bring entries, matched by identifier and never overwritten
 * (CONTRACT 6). It is no part of any record and holds nothing of one.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "access", "conformance"})
package fr.carnet.directory;
