/**
 * The trace (CSP R1111-43, ACCESS 3.9): every access to a record and every attempt, by whom, when, why, on what.
 *
 * <p>Rows are written in the transaction of the call (no trace, no data), bound by keyed seals so that a change, a
 * removal or an insertion is found, kept after the record's destruction, and shown as IHE BALP AuditEvents: to the holder
 * and his representatives except what is still hidden from them, to a professional his own accesses. Doors: {@link
 * fr.carnet.audit.Trail}, {@link fr.carnet.audit.Seal}. Nobody writes here through the API.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access"})
package fr.carnet.audit;
