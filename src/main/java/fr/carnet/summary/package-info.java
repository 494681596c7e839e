/**
 * The summary of a record (synthèse): {@code PatientSummary} answers {@code $summary}, an International Patient Summary (HL7
 * IPS 2.0, EN 17269) made at the moment of what this caller may see; {@code EmergencySheet} answers one page of it. One
 * statement reads all types; sections, windows and the order of the sheet are data ({@code summary.json}). Nothing is
 * stored. May use the doors of vaccination, pharmacy, clinical, document, content, access, record, register, identity and
 * shared; no room uses it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "shared", "identity", "register", "record", "access", "content", "document", "clinical", "pharmacy",
            "vaccination"
        })
package fr.carnet.summary;
