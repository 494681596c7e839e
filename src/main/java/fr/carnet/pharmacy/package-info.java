/**
 * The medicines file (Dossier pharmaceutique; CSP L1111-23, R1111-20-1 to R1111-20-8, R1111-42): what pharmacies handed
 * over, vaccines and implants, as a view over the record. {@code MedicinesFile} reads it in one statement and lets pure
 * rules work on it: {@code FileWindows}, {@code Doubles} (pharmacy and Assurance Maladie rows of one box), {@code
 * Alerts}. Codes and lists are data ({@code medicines.json}). Nothing is stored here and nothing blocks a dispensation.
 * May use the doors of clinical, access, record, register, identity and shared; no room uses it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access", "clinical"})
package fr.carnet.pharmacy;
