/**
 * {@code scripts/backup} and {@code scripts/restore}: one folder that holds a state of the database and every content it
 * names, taken while the server works, checked byte for byte before anything is put back. Keys and the ledger of
 * destructions go to another folder: whoever has the backup alone can read no document, and no restore brings a destroyed
 * record back (ADR 0073, 0082, 0087). Two commands of their own, no part of the server; see {@code server/store} for the
 * snapshot an embedded database takes of itself.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"content", "shared"})
package fr.carnet.backup;
