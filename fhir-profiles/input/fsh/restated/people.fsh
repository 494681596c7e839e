Profile: FrenchName
Parent: HumanName
Id: restated-french-name
Title: "Nom de personne"
Description: "Une civilité au plus. At most one prefix."
* prefix 0..1

Profile: FrenchContactPoint
Parent: ContactPoint
Id: restated-french-contact-point
Title: "Coordonnée"
Description: "Système et valeur présents. System and value present."
* system 1..1
* value 1..1

Profile: FrenchPatient
Parent: Patient
Id: restated-french-patient
Title: "Patient (fr-core)"
Description: "Restates fr-core-patient."
* insert Restates(https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient)
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "type"
* identifier ^slicing.rules = #open
* identifier contains NSS 0..1 and INS-C 0..* and NDP 0..1 and PI 0..* and RRI 0..*
* identifier[NSS].use = #official
* identifier[NSS].type 1..1
* identifier[NSS].type = $v2-0203#NH
* identifier[NSS].system = "urn:oid:1.2.250.1.213.1.4.8"
* identifier[NSS].value 1..1
* identifier[INS-C].use = #secondary
* identifier[INS-C].type 1..1
* identifier[INS-C].type = $fr-0203#INS-C
* identifier[INS-C].system = "urn:oid:1.2.250.1.213.1.4.2"
* identifier[INS-C].value 1..1
* identifier[NDP].use = #secondary
* identifier[NDP].type 1..1
* identifier[NDP].type = $fr-0203#NDP
* identifier[NDP].system 1..1
* identifier[NDP].system = "urn:oid:1.2.250.1.176.1.2"
* identifier[NDP].value 1..1
* identifier[PI].use = #usual
* identifier[PI].type 1..1
* identifier[PI].type = $v2-0203#PI
* identifier[PI].system 1..1
* identifier[PI].value 1..1
* identifier[RRI].use = #secondary
* identifier[RRI].type 1..1
* identifier[RRI].type = $v2-0203#RRI
* identifier[RRI].system 1..1
* identifier[RRI].value 1..1
* name only FrenchName
* obeys restated-official-name
* telecom only FrenchContactPoint

Invariant: restated-official-name
Description: "Un nom officiel a un nom de famille et un prénom. An official name has family and given."
Severity: #error
Expression: "name.where(use = 'official').all(family.exists() and given.exists())"

Profile: FrenchOrganization
Parent: Organization
Id: restated-french-organization
Title: "Structure (annuaire)"
Description: "Restates as-organization."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-organization)
* identifier.system 1..1
* identifier.value 1..1
* telecom only FrenchContactPoint

Profile: FrenchPractitioner
Parent: Practitioner
Id: restated-french-practitioner
Title: "Professionnel (annuaire)"
Description: "Restates as-practitioner."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-practitioner)
* identifier.system 1..1
* identifier.value 1..1
* obeys restated-national-identifiers
* name only FrenchName
* telecom only FrenchContactPoint

Invariant: restated-national-identifiers
Description: "Identifiants nationaux typés, pas d'ADELI. Typed national identifiers, no ADELI."
Severity: #error
Expression: "identifier.where(system = 'urn:oid:1.2.250.1.71.4.2.1').count() <= 1 and identifier.where(system = 'urn:oid:1.2.250.1.71.4.2.1').all(type.coding.where(code = 'IDNPS').exists()) and identifier.where(system = 'https://rpps.esante.gouv.fr').all(type.coding.where(code = 'RPPS').exists()) and identifier.where(system = 'https://adeli.esante.gouv.fr').empty()"

Profile: FrenchPractitionerRole
Parent: PractitionerRole
Id: restated-french-practitioner-role
Title: "Situation d'exercice (annuaire)"
Description: "Restates as-practitionerrole."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/annuaire/StructureDefinition/as-practitionerrole)
* practitioner only Reference(FrenchPractitioner)
* organization only Reference(FrenchOrganization)
* telecom only FrenchContactPoint
