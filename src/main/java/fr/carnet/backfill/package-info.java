/**
 * The history import (alimentation par l'Assurance Maladie): on the day after a record is opened, two years of
 * reimbursed care arrive in it, each row as a resource of its own and all of them as one readable document of type REMB
 * (CSP R1111-42, R1111-33; CONTRACT 4; DOMAIN 4). Rows come from a {@link fr.carnet.backfill.HistorySource}, go through a
 * pure mapping and leave through {@link fr.carnet.backfill.Deposit}. A row is imported once, whatever crashes, repeats or
 * runs in parallel. No amount of money enters.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {
    "shared", "identity", "record", "register", "access", "lifecycle", "document", "clinical"
})
package fr.carnet.backfill;
