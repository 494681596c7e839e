/**
 * The vaccination book (carnet de vaccination, DOMAIN 8.3): what a person received, what the French schedule says comes
 * next, reminders, and the history document (11369-6). {@code schedule} is the schedule as data; {@code forecast} computes,
 * purely, what is due; {@code book} reads the doses a caller may see and lets a professional confirm them; {@code remind}
 * tells what is due, once; {@code paper} makes the document. Only the summary uses this room; it may use the doors of clinical,
 * document, notification, access, record, register, identity, conformance and shared.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared", "identity", "register", "record", "access", "conformance", "document", "clinical", "notification",
            "backfill"
        })
package fr.carnet.vaccination;
