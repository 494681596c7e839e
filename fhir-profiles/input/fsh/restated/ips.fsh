Invariant: restated-ips-one-composition
Description: "Une seule composition, la première. One Composition, the first."
Severity: #error
Expression: "entry.first().resource is Composition and entry.tail().where(resource is Composition).empty() and entry.where(resource is Patient).count() = 1"

Invariant: restated-ips-entry-or-reason
Description: "Une rubrique nécessaire a des entrées ou dit pourquoi elle est vide. A required section has entries or says why it is empty."
Severity: #error
Expression: "entry.reference.exists() or emptyReason.exists()"

Invariant: restated-ips-name
Description: "Un nom, un prénom ou un texte. A family name, a given name or a text."
Severity: #error
Expression: "family.exists() or given.exists() or text.exists()"

RuleSet: IpsSection(name, code)
* section contains {name} 0..1
* section[{name}].code 1..1
* section[{name}].code = $loinc#{code}

Profile: IpsComposition
Parent: Composition
Id: restated-ips-composition
Title: "Composition de la synthèse (IPS)"
Description: "Restates Composition-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Composition-uv-ips)
* type = $loinc#60591-5
* subject 1..1
* subject only Reference(Patient)
* subject.reference 1..1
* section 1..*
* section.title 1..1
* section.code 1..1
* section.text 1..1
* section.section 0..0
* section ^slicing.discriminator.type = #pattern
* section ^slicing.discriminator.path = "code"
* section ^slicing.rules = #open
* section contains problems 1..1 and allergies 1..1 and medications 1..1
* section[problems].code = $loinc#11450-4
* section[problems] obeys restated-ips-entry-or-reason
* section[problems].entry only Reference(Condition or DocumentReference)
* section[allergies].code = $loinc#48765-2
* section[allergies] obeys restated-ips-entry-or-reason
* section[allergies].entry only Reference(AllergyIntolerance or DocumentReference)
* section[medications].code = $loinc#10160-0
* section[medications] obeys restated-ips-entry-or-reason
* section[medications].entry only Reference(MedicationStatement or MedicationRequest or MedicationAdministration or MedicationDispense or DocumentReference)
* insert IpsSection(immunizations, 11369-6)
* section[immunizations].entry only Reference(Immunization or DocumentReference)
* insert IpsSection(results, 30954-2)
* section[results].entry only Reference(Observation or DiagnosticReport or DocumentReference)
* insert IpsSection(procedures, 47519-4)
* section[procedures].entry only Reference(Procedure or DocumentReference)
* insert IpsSection(devices, 46264-8)
* section[devices].entry only Reference(DeviceUseStatement or DocumentReference)
* insert IpsSection(directives, 42348-3)
* section[directives].entry only Reference(Consent or DocumentReference)
* insert IpsSection(past, 11348-0)
* section[past].entry only Reference(Condition or DocumentReference)
* insert IpsSection(pregnancies, 10162-6)
* section[pregnancies].entry only Reference(Observation or DocumentReference)
* insert IpsSection(social, 29762-2)
* section[social].entry only Reference(Observation or DocumentReference)
* insert IpsSection(vitals, 8716-3)
* section[vitals].entry only Reference(Observation or DocumentReference)

Profile: IpsPatient
Parent: Patient
Id: restated-ips-patient
Title: "Personne (IPS)"
Description: "Restates Patient-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Patient-uv-ips)
* name 1..*
* name obeys restated-ips-name
* birthDate 1..1

Profile: IpsAllergyIntolerance
Parent: AllergyIntolerance
Id: restated-ips-allergy
Title: "Allergie (IPS)"
Description: "Restates AllergyIntolerance-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/AllergyIntolerance-uv-ips)
* code 1..1
* patient.reference 1..1

Profile: IpsCondition
Parent: Condition
Id: restated-ips-condition
Title: "Problème (IPS)"
Description: "Restates Condition-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Condition-uv-ips)
* code 1..1
* subject.reference 1..1

Profile: IpsMedicationStatement
Parent: MedicationStatement
Id: restated-ips-medication-statement
Title: "Traitement (IPS)"
Description: "Restates MedicationStatement-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/MedicationStatement-uv-ips)
* subject.reference 1..1
* effective[x] 1..1

Profile: IpsImmunization
Parent: Immunization
Id: restated-ips-immunization
Title: "Vaccination (IPS)"
Description: "Restates Immunization-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Immunization-uv-ips)
* patient.reference 1..1

Profile: IpsProcedure
Parent: Procedure
Id: restated-ips-procedure
Title: "Acte (IPS)"
Description: "Restates Procedure-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Procedure-uv-ips)
* code 1..1
* subject.reference 1..1
* performed[x] 1..1

Profile: IpsDeviceUse
Parent: DeviceUseStatement
Id: restated-ips-device-use
Title: "Dispositif (IPS)"
Description: "Restates DeviceUseStatement-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/DeviceUseStatement-uv-ips)
* subject.reference 1..1
* timing[x] 1..1
* timing[x] only dateTime or Period

Profile: IpsBundle
Parent: Bundle
Id: restated-ips-bundle
Title: "Synthèse (IPS)"
Description: "Restates Bundle-uv-ips 2.0."
* insert Restates(http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips)
* obeys restated-ips-one-composition
* identifier 1..1
* type = #document
* timestamp 1..1
* entry.fullUrl 1..1
* entry.search 0..0
* entry.request 0..0
* entry.response 0..0
* entry ^slicing.discriminator[0].type = #type
* entry ^slicing.discriminator[0].path = "resource"
* entry ^slicing.rules = #open
* entry contains composition 1..1 and patient 1..1 and allergy 0..* and condition 0..* and statement 0..* and immunization 0..* and procedure 0..* and device 0..*
* entry[composition].resource 1..1
* entry[composition].resource only IpsComposition
* entry[patient].resource 1..1
* entry[patient].resource only IpsPatient
* entry[allergy].resource 1..1
* entry[allergy].resource only IpsAllergyIntolerance
* entry[condition].resource 1..1
* entry[condition].resource only IpsCondition
* entry[statement].resource 1..1
* entry[statement].resource only IpsMedicationStatement
* entry[immunization].resource 1..1
* entry[immunization].resource only IpsImmunization
* entry[procedure].resource 1..1
* entry[procedure].resource only IpsProcedure
* entry[device].resource 1..1
* entry[device].resource only IpsDeviceUse
