Invariant: restated-designation-0
Description: "Le type de contenu est un CodeableConcept. The designation type is a CodeableConcept."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType').all(value is CodeableConcept)"

Invariant: restated-designation-max
Description: "Un type de contenu au plus. At most one designation type."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType').count() <= 1"

Invariant: restated-designation-min
Description: "Le type de contenu est nécessaire. A designation type is needed."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType').exists()"

Invariant: restated-source-id
Description: "Un et un seul identifiant de source. Exactly one source identifier."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId').count() = 1 and extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId').all(value is Identifier)"

Invariant: restated-author-org
Description: "La structure de l'auteur : au plus une, une référence. The author's organization: at most one, a reference."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-authorOrg').count() <= 1 and extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-authorOrg').all(value is Reference)"

RuleSet: MhdList
* modifierExtension 0..0
* mode = #working
* code 1..1
* obeys restated-designation-0
* subject only Reference(Patient)
* encounter 0..0
* orderedBy 0..0
* note 0..1
* entry.flag 0..0
* entry.deleted 0..0
* entry.date 0..0
* emptyReason 0..0
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "use"
* identifier ^slicing.rules = #open
* identifier contains uniqueId 0..1 and entryUUID 0..*
* identifier[entryUUID] only EntryIdentifier

Profile: MhdMinimalSubmission
Parent: List
Id: restated-mhd-minimal-submission
Title: "Lot de soumission (MHD minimal)"
Description: "Restates IHE.MHD.Minimal.SubmissionSet."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.SubmissionSet)
* insert MhdList
* identifier[uniqueId] only SubmissionIdentifier
* obeys restated-designation-max and restated-source-id
* status = #current
* code = $mhd-list#submissionset
* date 1..1
* source obeys restated-author-org
* entry.item only Reference(DocumentReference or List)

Profile: MhdUncontainedSubmission
Parent: MhdMinimalSubmission
Id: restated-mhd-uncontained-submission
Title: "Lot de soumission (MHD uncontained comprehensive)"
Description: "Restates IHE.MHD.UnContained.Comprehensive.SubmissionSet."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.UnContained.Comprehensive.SubmissionSet)
* obeys restated-designation-min
* subject 1..1

Profile: MhdComprehensiveSubmission
Parent: MhdUncontainedSubmission
Id: restated-mhd-comprehensive-submission
Title: "Lot de soumission (MHD comprehensive)"
Description: "Restates IHE.MHD.Comprehensive.SubmissionSet."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.SubmissionSet)
* source ^type.aggregation = #contained

Invariant: restated-contained-recipient
Description: "Un destinataire PDSm est contenu. A PDSm recipient is contained."
Severity: #error
Expression: "extension.where(url = 'https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-intended-recipient').all(value is Reference and (value.reference.exists() implies value.reference.startsWith('#')))"

Profile: PdsmSubmission
Parent: MhdComprehensiveSubmission
Id: restated-pdsm-submission
Title: "Lot de soumission (PDSm comprehensive)"
Description: "Restates pdsm-submissionset-comprehensive 3.1.1."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-submissionset-comprehensive)
* contained 1..*
* obeys restated-is-archived and restated-contained-recipient
* subject only Reference(FrenchPatient)
* source 1..1
* source only Reference(FrenchPractitionerRole or Device or FrenchPatient)
* source ^type.aggregation = #contained
* source obeys restated-contained-author-org

Invariant: restated-contained-author-org
Description: "La structure de l'auteur est contenue. The author's organization is contained."
Severity: #error
Expression: "extension.where(url = 'https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-authorOrg').all(value.reference.exists() implies value.reference.startsWith('#'))"

Profile: MhdMinimalFolder
Parent: List
Id: restated-mhd-minimal-folder
Title: "Classeur (MHD minimal)"
Description: "Restates IHE.MHD.Minimal.Folder."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.Folder)
* insert MhdList
* identifier[uniqueId] only UniqueIdentifier
* code = $mhd-list#folder
* source 0..0
* entry.item only Reference(DocumentReference)

Profile: MhdComprehensiveFolder
Parent: MhdMinimalFolder
Id: restated-mhd-comprehensive-folder
Title: "Classeur (MHD comprehensive)"
Description: "Restates IHE.MHD.Comprehensive.Folder."
* insert Restates(https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Comprehensive.Folder)
* obeys restated-designation-min
* title 1..1
* subject 1..1

Profile: PdsmFolder
Parent: MhdComprehensiveFolder
Id: restated-pdsm-folder
Title: "Classeur (PDSm comprehensive)"
Description: "Restates pdsm-folder-comprehensive 3.1.1."
* insert Restates(https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-folder-comprehensive)
* subject only Reference(FrenchPatient)
* date 1..1
* entry 1..*
