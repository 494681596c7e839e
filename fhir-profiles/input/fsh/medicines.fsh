// The medicines file: what a pharmacy hands over, the operations that read it, the refusal of it.

CodeSystem: FileCodeSystem
Id: file
Title: "Dossiers"
Description: "Vues du carnet que le titulaire peut refuser à elles seules. Views of the record that the holder may refuse by themselves."
* ^caseSensitive = true
* ^experimental = false
* #medicines-file "Dossier pharmaceutique"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Dossier pharmaceutique"
  * ^designation[1].language = #en
  * ^designation[1].value = "Medicines file"

Invariant: carnet-dispense-cip13
Description: "Le produit est désigné par son code CIP13. The product is named by its CIP13 code."
Severity: #error
Expression: "(medication.ofType(CodeableConcept).coding | contained.ofType(Medication).code.coding).where(code.matches('^3400[0-9]{9}$')).exists()"

Profile: CarnetPharmacyDispense
Parent: CarnetMedicationDispense
Id: carnet-pharmacy-dispense
Title: "Délivrance par une officine"
Description: "Produit (CIP13), nom, quantité, date, lot et prescripteur s'ils sont connus ; l'identifiant rend le rejeu sans effet. Product, name, quantity, date, lot and prescriber when known; the identifier makes a replay harmless."
* obeys carnet-dispense-cip13
* identifier 1..*
* identifier.system 1..1
* identifier.value 1..1
* quantity 1..1
* whenHandedOver 1..1
* authorizingPrescription MS

Profile: CarnetMedicinesFileRefusal
Parent: CarnetConsent
Id: carnet-medicines-file-refusal
Title: "Refus du dossier pharmaceutique"
Description: "Opposition au seul dossier pharmaceutique, ou sa clôture ; le carnet ne change pas. Opposition to the medicines file alone, or its end; the record does not change."
* provision.type = #deny
* provision.actor 0..0
* provision.purpose 0..0
* provision.code 1..1
* provision.code = FileCodeSystem#medicines-file

Instance: refusal-medicines-file
InstanceOf: CarnetMedicinesFileRefusal
Usage: #example
Title: "Refus du dossier pharmaceutique"
* insert ConsentOfLea
* policyRule = $act-code#OPTOUT
* provision.code = FileCodeSystem#medicines-file

Instance: dispense-ticket
InstanceOf: CarnetPharmacyDispense
Usage: #example
Title: "Ligne d'un ticket d'officine, avec lot et prescripteur"
* contained[0] = ticket-box
* contained[1] = ticket-prescription
* identifier.system = "urn:oid:1.2.250.1.999.2"
* identifier.value = "T-2026-0042-1"
* status = #completed
* medicationReference = Reference(ticket-box)
* subject = Reference(Patient/patient-lea)
* authorizingPrescription = Reference(ticket-prescription)
* quantity.value = 2
* whenHandedOver = "2026-03-02T17:40:00+01:00"

Instance: ticket-box
InstanceOf: Medication
Usage: #inline
* code = urn:oid:1.2.250.1.213.2.3.2#3400935955838
* code.text = "Paracétamol 1000 mg, comprimé, boîte de 8"
* batch.lotNumber = "L-77"

Instance: ticket-prescription
InstanceOf: MedicationRequest
Usage: #inline
* status = #active
* intent = #order
* medicationReference = Reference(ticket-box)
* subject = Reference(Patient/patient-lea)
* requester.identifier.system = $id-nat-ps
* requester.identifier.value = "810001234567"

Instance: allergy-none-known
InstanceOf: CarnetAllergyIntolerance
Usage: #example
Title: "Pas d'allergie connue, dit par la titulaire"
* clinicalStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical#active
* verificationStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-verification#unconfirmed
* code = http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips#no-known-allergies
* patient = Reference(Patient/patient-lea)
* asserter = Reference(Patient/patient-lea)

Instance: medication-history
InstanceOf: OperationDefinition
Usage: #definition
Title: "Lire le dossier pharmaceutique"
* insert OwnOperation(medication-history)
* name = "MedicationHistory"
* title = "Lire le dossier pharmaceutique"
* description = "Lire le dossier pharmaceutique. Medicines, vaccines and implants of the file's windows, grouped by product; doubles and known allergies are marked, nothing is blocked."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Bundle

Instance: present-card
InstanceOf: OperationDefinition
Usage: #definition
Title: "Présenter la carte du titulaire"
* insert OwnOperation(present-card)
* name = "PresentCard"
* title = "Présenter la carte du titulaire"
* description = "Présenter la carte du titulaire. A proof that the card was read opens the medicines file to that pharmacist or hospital doctor for a quarter of an hour."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = true
* instance = false
* parameter[0].name = #proof
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[1].name = #patient
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #Reference
* parameter[2].name = #expiresAt
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #instant

Instance: current-list
InstanceOf: OperationDefinition
Usage: #definition
Title: "Lire les listes courantes"
* insert OwnOperation(current-list)
* name = "CurrentList"
* title = "Lire les listes courantes"
* description = "Lire les listes courantes. What holds today of allergies, treatments, problems and measurements, without doubles."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #type
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "4"
* parameter[0].type = #code
* parameter[1].name = #return
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #Bundle
