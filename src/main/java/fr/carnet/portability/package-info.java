/**
 * Portability (portabilité): the holder takes his whole record away as one archive, and an operator opens a record here
 * from the archive of another Carnet (CSP L1111-14 ff., RGPD art. 20, CONTRACT 4 {@code $export-record}, {@code
 * $import-record}). What goes out is read through the doors of the other rooms as the requester himself would; what
 * comes in is verified file by file before a byte of it is stored, and nobody sees it before all of it is there. Doors:
 * {@code Exports}, {@code RecordImport}.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared", "identity", "register", "record", "access", "content", "lifecycle", "document", "clinical", "audit",
            "notification"
        })
package fr.carnet.portability;
