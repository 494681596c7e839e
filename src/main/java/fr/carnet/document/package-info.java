/**
 * The documents of a record: provide (ITI-65, ITI-105, FHIR documents, CDA R2), find (ITI-66, ITI-67), retrieve
 * (ITI-68), replace, mask, hide, archive, delete. Implements PDSm 3.1.1 on IHE MHD 4.2 and DMP transactions TD2.1 to
 * TD3.3. {@code rules} says what an acceptable document is, {@code iti65} reads a submission, {@code patch} the only
 * updates offered; these three are pure: no database, no HTTP. May use access, record, register, identity, content,
 * conformance, directory and shared; nobody below uses it.
 */
@ApplicationModule(
        allowedDependencies = {"access", "record", "register", "identity", "content", "conformance", "directory", "shared"})
package fr.carnet.document;

import org.springframework.modulith.ApplicationModule;
