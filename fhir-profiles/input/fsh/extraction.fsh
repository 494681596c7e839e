Extension: SourceDocument
Id: source-document
Title: "Document d'origine"
Description: "Le document dont la donnée a été extraite ; ses droits sont les siens. The document the data was drawn from; its rights are those of the document."
Context: AllergyIntolerance, MedicationStatement, MedicationDispense, Immunization, Condition, Observation, DiagnosticReport
* value[x] 1..1
* value[x] only Reference(DocumentReference)

Profile: CarnetProvenance
Parent: Provenance
Id: carnet-provenance
Title: "Origine d'une donnée"
Description: "D'où viennent les données extraites d'un document. Where data drawn from a document comes from."
* target 1..*
* entity 1..1
* entity.role = #source
* entity.what only Reference(DocumentReference)

Instance: provenance-of-synthesis
InstanceOf: CarnetProvenance
Usage: #example
Title: "Une allergie extraite d'une synthèse"
* target = Reference(AllergyIntolerance/p7-2f1c7a52-6a7b-4f0e-9f55-0a6a2f6f1a11)
* recorded = "2026-11-20T10:00:00+01:00"
* agent.type = http://terminology.hl7.org/CodeSystem/provenance-participant-type#assembler
* agent.who.display = "Carnet"
* entity.role = #source
* entity.what = Reference(DocumentReference/p7-5f5f3d0f-28f9-45f2-9f76-3c53c2d3b811)
