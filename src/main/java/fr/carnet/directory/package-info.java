/**
 * The small directory (annuaire) of professionals, their roles, structures and devices that records refer to. Anybody
 * reads it; the operator writes it, and a submission may bring entries, matched by identifier and never overwritten
 * (CONTRACT 6). It is no part of any record.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity", "access"})
package fr.carnet.directory;
