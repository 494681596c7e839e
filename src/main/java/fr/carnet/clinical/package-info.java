/**
 * Clinical resources that live in a record beside its documents: allergies, dispensations, vaccinations, results…
 * (CONTRACT 6). {@code ClinicalTypes} says, as data, what each counts as in the habilitation matrix and who may create
 * it; {@code ClinicalBook} writes them; {@code SetVisibility} masks them, the whole history, or what comes later.
 * Labels are facts in the register, not content: they are shown in {@code meta.security} on the way out. May use the
 * doors of document, access, record, register, identity, conformance and shared.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access", "conformance", "document"})
package fr.carnet.clinical;
