Profile: CarnetDocumentReference
Parent: DocumentReference
Id: carnet-document-reference
Title: "Fiche d'un document"
Description: "Ce que Carnet rend pour chaque document. Pas plus exigeant que PDSm comprehensive : une fiche valide pour PDSm l'est ici. What Carnet returns for each document; no stricter than PDSm comprehensive."
* modifierExtension 0..0
* masterIdentifier 1..1
* masterIdentifier.system 1..1
* masterIdentifier.value 1..1
* docStatus 0..0
* type 1..1
* category 0..1
* subject 1..1
* subject only Reference(Patient)
* content 1..1
* content.attachment.contentType 1..1

Profile: CarnetSubmissionSet
Parent: List
Id: carnet-submission-set
Title: "Lot de soumission"
Description: "Un dépôt : qui, quand, quels documents. One deposit: who, when, which documents."
* modifierExtension 0..0
* status = #current
* mode = #working
* code 1..1
* code = $mhd-list#submissionset
* subject only Reference(Patient)
* date 1..1
* encounter 0..0
* orderedBy 0..0
* emptyReason 0..0

Profile: CarnetFolder
Parent: List
Id: carnet-folder
Title: "Classeur"
Description: "Des documents réunis par leur déposant. Documents grouped by their depositor."
* modifierExtension 0..0
* mode = #working
* code 1..1
* code = $mhd-list#folder
* subject only Reference(Patient)
* source 0..0
* encounter 0..0
