Profile: MhdMinimalDocument
Parent: DocumentReference
Id: restated-mhd-minimal-document
Title: "Fiche de document (MHD minimal)"
Description: "Restates IHE.MHD.Minimal.DocumentReference."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.DocumentReference)
* modifierExtension 0..0
* masterIdentifier 1..1
* masterIdentifier only UniqueIdentifier
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "use"
* identifier ^slicing.rules = #open
* identifier contains entryUUID 0..*
* identifier[entryUUID] only EntryIdentifier
* obeys restated-document-status
* docStatus 0..0
* category 0..1
* subject only Reference(Patient)
* content 1..1
* content.attachment.contentType 1..1
* content.attachment.data 0..0
* content.attachment.url 1..1

Invariant: restated-document-status
Description: "current ou superseded. current or superseded."
Severity: #error
Expression: "status = 'current' or status = 'superseded'"

Profile: MhdUncontainedDocument
Parent: MhdMinimalDocument
Id: restated-mhd-uncontained-document
Title: "Fiche de document (MHD uncontained comprehensive)"
Description: "Restates IHE.MHD.UnContained.Comprehensive.DocumentReference."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.UnContained.Comprehensive.DocumentReference)
* type 1..1
* category 1..1
* subject 1..1
* securityLabel 1..*
* content.attachment.language 1..1
* content.attachment.creation 1..1
* content.format 1..1
* context 1..1
* context.facilityType 1..1
* context.practiceSetting 1..1
* context.sourcePatientInfo 1..1

Profile: MhdComprehensiveDocument
Parent: MhdUncontainedDocument
Id: restated-mhd-comprehensive-document
Title: "Fiche de document (MHD comprehensive)"
Description: "Restates IHE.MHD.Comprehensive.DocumentReference."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.DocumentReference)
* author ^type.aggregation = #contained
* authenticator ^type.aggregation = #contained
* context.sourcePatientInfo ^type.aggregation = #contained

Profile: PdsmComprehensiveDocument
Parent: MhdComprehensiveDocument
Id: restated-pdsm-comprehensive-document
Title: "Fiche de document (PDSm comprehensive)"
Description: "Restates pdsm-comprehensive-document-reference 3.1.1."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-document-reference)
* contained 1..*
* obeys restated-is-archived
* subject only Reference(FrenchPatient)
* author 1..*
* author only Reference(FrenchPractitionerRole or Device or FrenchPatient)
* author ^type.aggregation = #contained
* authenticator 1..1
* authenticator only Reference(FrenchPractitionerRole or FrenchOrganization)
* authenticator ^type.aggregation = #contained
* content.attachment.size 1..1
* content.attachment.hash 1..1
* content.attachment.title 1..1
* context.period 1..1
* context.period.start 1..1
* context.sourcePatientInfo only Reference(FrenchPatient)
* context.sourcePatientInfo ^type.aggregation = #contained

Invariant: restated-is-archived
Description: "isArchived : au plus une fois, un booléen. isArchived: at most once, a boolean."
Severity: #error
Expression: "extension.where(url = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived').count() <= 1 and extension.where(url = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived').all(value is boolean and extension.empty())"

Profile: MhdSimplifiedPublish
Parent: DocumentReference
Id: restated-mhd-simplified-publish
Title: "Dépôt simplifié (MHD)"
Description: "Restates IHE.MHD.SimplifiedPublish.DocumentReference."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.SimplifiedPublish.DocumentReference)
* modifierExtension 0..0
* masterIdentifier 1..1
* identifier 0..0
* status = #current
* docStatus 0..0
* category 0..1
* subject 1..1
* subject only Reference(Patient)
* content 1..1
* content.attachment.contentType 1..1
* content.attachment.data 1..1
* content.attachment.url 0..0

Profile: PdsmSimplifiedPublish
Parent: MhdSimplifiedPublish
Id: restated-pdsm-simplified-publish
Title: "Dépôt simplifié (PDSm)"
Description: "Restates pdsm-simplified-publish 3.1.1."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-simplified-publish)
* subject only Reference(FrenchPatient)
* author 1..*
* authenticator only Reference(FrenchPractitionerRole or FrenchOrganization)
* content.attachment.title 1..1
* context.event 0..1
* context.sourcePatientInfo only Reference(FrenchPatient)
