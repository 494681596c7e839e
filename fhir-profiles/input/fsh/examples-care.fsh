Instance: trace-read
InstanceOf: CarnetAuditEvent
Usage: #example
Title: "Lecture d'un document par un professionnel"
* type = http://terminology.hl7.org/CodeSystem/audit-event-type#rest
* subtype = http://hl7.org/fhir/restful-interaction#read
* action = #R
* recorded = "2026-03-02T11:00:00.000+01:00"
* outcome = #0
* agent[0].type = $participation#IRCP
* agent[0].who.identifier.system = $id-nat-ps
* agent[0].who.identifier.value = "810001234567"
* agent[0].requestor = true
* source.observer.display = "Carnet"
* entity[0].what = Reference(Patient/patient-lea)
* entity[0].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#1
* entity[0].role = http://terminology.hl7.org/CodeSystem/object-role#1
* entity[1].what = Reference(DocumentReference/document-consultation)
* entity[1].type = http://terminology.hl7.org/CodeSystem/audit-entity-type#2

Instance: message-document-added
InstanceOf: CarnetCommunication
Usage: #example
Title: "Message : un document a été ajouté"
* status = #completed
* category = NotificationCodeSystem#document-added
* subject = Reference(Patient/patient-lea)
* recipient = Reference(Patient/patient-lea)
* sent = "2026-03-02T10:15:01+01:00"
* payload.contentString = "Un document a été ajouté à votre carnet."

Instance: allergy-penicillin
InstanceOf: CarnetAllergyIntolerance
Usage: #example
Title: "Allergie notée par un professionnel"
* clinicalStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical#active
* verificationStatus = http://terminology.hl7.org/CodeSystem/allergyintolerance-verification#confirmed
* code.text = "Pénicilline"
* patient = Reference(Patient/patient-lea)

Instance: dispense-pharmacist
InstanceOf: CarnetMedicationDispense
Usage: #example
Title: "Délivrance par un pharmacien"
* identifier.system = "urn:oid:1.2.250.1.999.2"
* identifier.value = "D-2026-0001"
* status = #completed
* medicationCodeableConcept.text = "Paracétamol 500 mg, comprimé"
* subject = Reference(Patient/patient-lea)
* whenHandedOver = "2026-03-02"

Instance: vaccination-flu
InstanceOf: CarnetImmunization
Usage: #example
Title: "Vaccination venue de l'historique"
* status = #completed
* vaccineCode.text = "Vaccin grippal"
* patient = Reference(Patient/patient-lea)
* occurrenceDateTime = "2025-10-20"
