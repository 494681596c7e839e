/**
 * The record (dossier) itself: which person it belongs to, whether it is open, closed or being destroyed, and the
 * directory that finds it by INS. One record per INS for ever (CSP L1111-14, R1111-40); a closed record is kept ten
 * years (CSP L1111-18). It knows nothing of what is in the record.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "identity"})
package fr.carnet.record;
