// Fictitious people; the INS are test numbers (urn:oid:1.2.250.1.213.1.4.10).

Instance: patient-lea
InstanceOf: CarnetPatient
Usage: #example
Title: "Titulaire d'un carnet ouvert"
* identifier.use = #official
* identifier.system = $ins-nir-test
* identifier.value = "280057511602140"
* active = true
* name.use = #official
* name.family = "EXEMPLE"
* name.given = "LEA"
* gender = #female
* birthDate = "1980-05-17"

Instance: patient-closed
InstanceOf: CarnetPatient
Usage: #example
Title: "Titulaire d'un carnet fermé"
* identifier.use = #official
* identifier.system = $ins-nir-test
* identifier.value = "180057511602190"
* active = false
* name.use = #official
* name.family = "EXEMPLE"
* name.given = "PAUL"
* gender = #male
* birthDate = "1980-05-17"
* extension[closing].extension[date].valueInstant = "2026-03-02T10:00:00+01:00"
* extension[closing].extension[reason].valueString = "Demande du titulaire"
* extension[closing].extension[destroyAt].valueInstant = "2036-03-02T10:00:00+01:00"

Instance: representative-marie
InstanceOf: CarnetRelatedPerson
Usage: #example
Title: "Représentante légale"
* identifier.system = $ins-nir-test
* identifier.value = "255047511602185"
* active = true
* patient = Reference(Patient/patient-lea)
* relationship = $role-code#GUARD

Instance: carer-jean
InstanceOf: CarnetRelatedPerson
Usage: #example
Title: "Aidant"
* identifier.system = $ins-nir-test
* identifier.value = "155047511602138"
* active = true
* patient = Reference(Patient/patient-lea)
* relationship = http://terminology.hl7.org/CodeSystem/v3-RoleClass#CAREGIVER
* period.start = "2026-01-01"
