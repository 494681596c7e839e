/**
 * Data out of documents (données extraites): when a structured CDA or FHIR document is deposited, its allergies,
 * treatments, dispensations, vaccinations, results and problems become resources with a Provenance to it (DOMAIN 3.3, 8;
 * IHE PCC, PaLM and Pharmacy templates as ANS uses them, in {@code cda-entries.json}). Their rights are those of their
 * document, decided in the register on the document's own row. Door: {@code Extraction}. Nobody uses it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access", "content", "document", "clinical"})
package fr.carnet.extraction;
