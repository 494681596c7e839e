Extension: Closing
Id: closing
Title: "Fermeture du carnet"
Description: "Quand et pourquoi le carnet a été fermé, et jusqu'à quand il est conservé. When and why the record was closed, and until when it is kept."
Context: Patient
* extension contains
    date 1..1 and
    reason 0..1 and
    destroyAt 0..1
* extension[date].value[x] only instant or dateTime or date
* extension[reason].value[x] only string
* extension[destroyAt].value[x] only instant or dateTime or date

Invariant: carnet-ins
Description: "Un identifiant INS est nécessaire. An INS identifier is needed."
Severity: #error
Expression: "identifier.where((system = 'urn:oid:1.2.250.1.213.1.4.8' or system = 'urn:oid:1.2.250.1.213.1.4.9' or system = 'urn:oid:1.2.250.1.213.1.4.10' or system = 'urn:oid:1.2.250.1.213.1.4.11') and value.exists()).exists()"

Profile: CarnetPatient
Parent: Patient
Id: carnet-patient
Title: "Titulaire d'un carnet"
Description: "La personne dont c'est le carnet, connue par son INS. The person whose record it is, known by the INS."
* obeys carnet-ins
* extension contains Closing named closing 0..1
* identifier 1..*
* name 1..*
* gender 1..1
* birthDate 1..1
* active MS
* telecom MS
* address MS

Profile: CarnetRelatedPerson
Parent: RelatedPerson
Id: carnet-related-person
Title: "Proche : représentant légal, aidant, contact, personne de confiance"
Description: "Une personne liée au titulaire ; seul le code de relation compte. A person linked to the holder; only the relationship code is compared."
* obeys carnet-ins
* identifier 1..*
* relationship 1..*
* period MS
* active MS
