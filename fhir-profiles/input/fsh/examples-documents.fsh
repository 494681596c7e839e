RuleSet: ContainedPeople
* contained[0] = doctor-role
* contained[1] = clinic
* contained[2] = source-patient

Instance: doctor-role
InstanceOf: FrenchPractitionerRole
Usage: #inline
* practitioner.identifier.system = $id-nat-ps
* practitioner.identifier.value = "810001234567"

Instance: clinic
InstanceOf: FrenchOrganization
Usage: #inline
* identifier.use = #official
* identifier.type = $fr-0203#IDNST
* identifier.system = $id-nat-struct
* identifier.value = "1690781810"
* name = "CLINIQUE D'EXEMPLE"

Instance: source-patient
InstanceOf: FrenchPatient
Usage: #inline
* identifier.use = #official
* identifier.type = $fr-0203#INS-NIR-TEST
* identifier.system = $ins-nir-test
* identifier.value = "280057511602140"
* name.use = #official
* name.family = "EXEMPLE"
* name.given = "LEA"
* gender = #female
* birthDate = "1980-05-17"

RuleSet: ConsultationReport
* status = #current
* type = $loinc#11488-4 "CR ou fiche de consultation ou de visite"
* category = $class#10
* subject = Reference(Patient/patient-lea)
* date = "2026-03-02T10:15:00+01:00"
* description = "Compte rendu de consultation"
* securityLabel = $confidentiality#N
* content.attachment.contentType = #application/pdf
* content.attachment.language = #fr-FR
* content.attachment.title = "Compte rendu de consultation"
* content.attachment.creation = "2026-03-02T10:10:00+01:00"
* content.format = $format#urn:ihe:iti:xds-sd:pdf:2008
* context.period.start = "2026-03-02T09:30:00+01:00"
* context.facilityType = $sector#SA01
* context.practiceSetting = $setting#ETABLISSEMENT

Instance: document-consultation
InstanceOf: PdsmComprehensiveDocument
Usage: #example
Title: "Compte rendu déposé par un professionnel (ITI-65)"
* insert ContainedPeople
* insert ConsultationReport
* masterIdentifier.use = #usual
* masterIdentifier.system = $urn
* masterIdentifier.value = "urn:uuid:6a2d5c3e-9f10-4b7c-8d21-0e5f4a3b2c1d"
* author = Reference(doctor-role)
* authenticator = Reference(clinic)
* custodian = Reference(clinic)
* content.attachment.url = "Binary/content-consultation"
* content.attachment.size = 20
* content.attachment.hash = "2jmj7l5rSw0yVb/vlWAYkK/YBwk="
* context.sourcePatientInfo = Reference(source-patient)

Instance: document-masked
InstanceOf: CarnetDocumentReference
Usage: #example
Title: "Document masqué aux professionnels"
* insert ConsultationReport
* masterIdentifier.system = $urn
* masterIdentifier.value = "urn:uuid:0b1c2d3e-4f50-4617-8829-3a4b5c6d7e8f"
* securityLabel[1] = $visibility#MASQUE_PS
* content.attachment.url = "Binary/content-masked"

Instance: document-simplified
InstanceOf: PdsmSimplifiedPublish
Usage: #example
Title: "Dépôt simplifié par un logiciel (ITI-105)"
* insert ConsultationReport
* masterIdentifier.system = $urn
* masterIdentifier.value = "urn:uuid:5d4c3b2a-1908-4f7e-a6d5-c4b3a2918070"
* author.identifier.system = $id-nat-ps
* author.identifier.value = "810001234567"
* content.attachment.data = "Qm9uam91cg=="

Instance: document-of-holder
InstanceOf: MhdSimplifiedPublish
Usage: #example
Title: "Document déposé par le titulaire (ITI-105)"
* masterIdentifier.system = $urn
* masterIdentifier.value = "urn:uuid:11f2e3d4-c5b6-4a79-8879-6a5b4c3d2e1f"
* status = #current
* type = https://mos.esante.gouv.fr/NOS/TRE_A05-TypeDocComplementaire/FHIR/TRE-A05-TypeDocComplementaire#DOCPAT03
* subject = Reference(Patient/patient-lea)
* content.attachment.contentType = #text/plain
* content.attachment.data = "Qm9uam91cg=="
* content.attachment.title = "Note personnelle"

Instance: submission-consultation
InstanceOf: PdsmSubmission
Usage: #example
Title: "Lot de soumission"
* contained[0] = doctor-role
* extension[0].url = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType"
* extension[0].valueCodeableConcept = $loinc#11488-4
* extension[1].url = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId"
* extension[1].valueIdentifier.system = $urn
* extension[1].valueIdentifier.value = "urn:oid:1.2.250.1.999.1.1.1"
* identifier[uniqueId].use = #usual
* identifier[uniqueId].system = $urn
* identifier[uniqueId].value = "urn:oid:1.2.250.1.999.1.1.2.17"
* status = #current
* mode = #working
* code = $mhd-list#submissionset
* subject = Reference(Patient/patient-lea)
* date = "2026-03-02T10:15:00+01:00"
* source = Reference(doctor-role)
* entry.item = Reference(DocumentReference/document-consultation)

Instance: folder-knee
InstanceOf: PdsmFolder
Usage: #example
Title: "Classeur"
* extension[0].url = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType"
* extension[0].valueCodeableConcept = $loinc#11488-4
* status = #current
* mode = #working
* title = "Genou droit"
* code = $mhd-list#folder
* subject = Reference(Patient/patient-lea)
* date = "2026-03-02T10:15:00+01:00"
* entry.item = Reference(DocumentReference/document-consultation)
