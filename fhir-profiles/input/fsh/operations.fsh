RuleSet: OwnOperation(code)
* url = "https://carnet.example/fhir/OperationDefinition/{code}"
* version = "0.1.0"
* code = #{code}
* status = #active
* kind = #operation

Instance: open-record
InstanceOf: OperationDefinition
Usage: #definition
Title: "Ouvrir un carnet"
* insert OwnOperation(open-record)
* name = "OpenRecord"
* title = "Ouvrir un carnet"
* description = "Ouvrir un carnet. Opens a record; repeated, answers the same one."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = true
* instance = false
* parameter[0].name = #patient
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Patient
* parameter[1].name = #importHistory
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #boolean
* parameter[2].name = #representative
* parameter[2].use = #in
* parameter[2].min = 0
* parameter[2].max = "*"
* parameter[2].type = #RelatedPerson
* parameter[3].name = #patient
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #Reference
* parameter[4].name = #status
* parameter[4].use = #out
* parameter[4].min = 1
* parameter[4].max = "1"
* parameter[4].type = #code
* parameter[5].name = #access
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #code
* parameter[6].name = #treatingDoctor
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #boolean
* parameter[7].name = #openedAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #closedAt
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #instant
* parameter[9].name = #closureReason
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #string
* parameter[10].name = #destroyAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant
* parameter[11].name = #historyImport
* parameter[11].use = #out
* parameter[11].min = 0
* parameter[11].max = "1"
* parameter[11].type = #code
* parameter[12].name = #historyImported
* parameter[12].use = #out
* parameter[12].min = 0
* parameter[12].max = "1"
* parameter[12].type = #integer
* parameter[13].name = #historyDueAt
* parameter[13].use = #out
* parameter[13].min = 0
* parameter[13].max = "1"
* parameter[13].type = #instant

Instance: record-status
InstanceOf: OperationDefinition
Usage: #definition
Title: "État d'un carnet"
* insert OwnOperation(record-status)
* name = "RecordStatus"
* title = "État d'un carnet"
* description = "État d'un carnet. State of a record and of the caller's access."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = true
* instance = false
* parameter[0].name = #identifier
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[0].searchType = #token
* parameter[1].name = #patient
* parameter[1].use = #out
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #Reference
* parameter[2].name = #status
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #access
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #code
* parameter[4].name = #treatingDoctor
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #boolean
* parameter[5].name = #openedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closedAt
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #instant
* parameter[7].name = #closureReason
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #string
* parameter[8].name = #destroyAt
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #instant
* parameter[9].name = #historyImport
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #code
* parameter[10].name = #historyImported
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #integer
* parameter[11].name = #historyDueAt
* parameter[11].use = #out
* parameter[11].min = 0
* parameter[11].max = "1"
* parameter[11].type = #instant

Instance: close-record
InstanceOf: OperationDefinition
Usage: #definition
Title: "Fermer un carnet"
* insert OwnOperation(close-record)
* name = "CloseRecord"
* title = "Fermer un carnet"
* description = "Fermer un carnet. Closes the record; it is kept ten years."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #reason
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[1].name = #patient
* parameter[1].use = #out
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #Reference
* parameter[2].name = #status
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #access
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #code
* parameter[4].name = #treatingDoctor
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #boolean
* parameter[5].name = #openedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closedAt
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #instant
* parameter[7].name = #closureReason
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #string
* parameter[8].name = #destroyAt
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #instant
* parameter[9].name = #historyImport
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #code
* parameter[10].name = #historyImported
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #integer
* parameter[11].name = #historyDueAt
* parameter[11].use = #out
* parameter[11].min = 0
* parameter[11].max = "1"
* parameter[11].type = #instant

Instance: reopen-record
InstanceOf: OperationDefinition
Usage: #definition
Title: "Rouvrir un carnet"
* insert OwnOperation(reopen-record)
* name = "ReopenRecord"
* title = "Rouvrir un carnet"
* description = "Rouvrir un carnet. Reopens a closed record with the same content."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #patient
* parameter[0].use = #out
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #status
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #access
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #treatingDoctor
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #boolean
* parameter[4].name = #openedAt
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #instant
* parameter[5].name = #closedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closureReason
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #string
* parameter[7].name = #destroyAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #historyImport
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #code
* parameter[9].name = #historyImported
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #integer
* parameter[10].name = #historyDueAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant

Instance: request-deletion
InstanceOf: OperationDefinition
Usage: #definition
Title: "Demander la suppression"
* insert OwnOperation(request-deletion)
* name = "RequestDeletion"
* title = "Demander la suppression"
* description = "Demander la suppression. Closes at once and destroys after three months."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #patient
* parameter[0].use = #out
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #status
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #access
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #treatingDoctor
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #boolean
* parameter[4].name = #openedAt
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #instant
* parameter[5].name = #closedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closureReason
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #string
* parameter[7].name = #destroyAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #historyImport
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #code
* parameter[9].name = #historyImported
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #integer
* parameter[10].name = #historyDueAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant

Instance: cancel-deletion
InstanceOf: OperationDefinition
Usage: #definition
Title: "Renoncer à la suppression"
* insert OwnOperation(cancel-deletion)
* name = "CancelDeletion"
* title = "Renoncer à la suppression"
* description = "Renoncer à la suppression. Withdraws a request for deletion."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #patient
* parameter[0].use = #out
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #status
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #access
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #treatingDoctor
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #boolean
* parameter[4].name = #openedAt
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #instant
* parameter[5].name = #closedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closureReason
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #string
* parameter[7].name = #destroyAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #historyImport
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #code
* parameter[9].name = #historyImported
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #integer
* parameter[10].name = #historyDueAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant

Instance: import-history
InstanceOf: OperationDefinition
Usage: #definition
Title: "Importer l'historique"
* insert OwnOperation(import-history)
* name = "ImportHistory"
* title = "Importer l'historique"
* description = "Importer l'historique. Runs or resumes the 24-month import now."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #patient
* parameter[0].use = #out
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #status
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #access
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #treatingDoctor
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #boolean
* parameter[4].name = #openedAt
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #instant
* parameter[5].name = #closedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closureReason
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #string
* parameter[7].name = #destroyAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #historyImport
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #code
* parameter[9].name = #historyImported
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #integer
* parameter[10].name = #historyDueAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant

Instance: export-record
InstanceOf: OperationDefinition
Usage: #definition
Title: "Exporter un carnet"
* insert OwnOperation(export-record)
* name = "ExportRecord"
* title = "Exporter un carnet"
* description = "Exporter un carnet. Prepares an archive of the record: 202, then polled. An operator names the installation it is sealed for."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #recipient
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "The receiving installation, by an operator only."
* parameter[0].type = #string

Instance: exchange-key
InstanceOf: OperationDefinition
Usage: #definition
Title: "Clé d'échange"
* insert OwnOperation(exchange-key)
* name = "ExchangeKey"
* title = "Clé d'échange"
* description = "Clé d'échange. The public key records are sealed with for this installation."
* affectsState = false
* system = true
* type = false
* instance = false
* parameter[0].name = #thumbprint
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[1].name = #key
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #string

Instance: import-record
InstanceOf: OperationDefinition
Usage: #definition
Title: "Importer une archive"
* insert OwnOperation(import-record)
* name = "ImportRecord"
* title = "Importer une archive"
* description = "Importer une archive. Brings an exported archive back."
* affectsState = true
* system = true
* type = false
* instance = false
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #OperationOutcome

Instance: break-glass
InstanceOf: OperationDefinition
Usage: #definition
Title: "Accéder en urgence"
* insert OwnOperation(break-glass)
* name = "BreakGlass"
* title = "Accéder en urgence"
* description = "Accéder en urgence. Opens one hour of access with a reason."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #reason
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[1].name = #expiresAt
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #instant

Instance: explain-access
InstanceOf: OperationDefinition
Usage: #definition
Title: "Expliquer un accès"
* insert OwnOperation(explain-access)
* name = "ExplainAccess"
* title = "Expliquer un accès"
* description = "Expliquer un accès. What would this professional see, and why."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #actor
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[0].searchType = #token
* parameter[1].name = #profession
* parameter[1].use = #in
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #type
* parameter[2].use = #in
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #structure
* parameter[3].use = #in
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].documentation = "IdNat_Struct que nommerait son jeton. The structure his token would name."
* parameter[3].type = #string
* parameter[4].name = #regulation
* parameter[4].use = #in
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].documentation = "Médecin régulateur (SAMU). As a regulating doctor."
* parameter[4].type = #boolean
* parameter[5].name = #decision
* parameter[5].use = #out
* parameter[5].min = 1
* parameter[5].max = "1"
* parameter[5].type = #code
* parameter[6].name = #reason
* parameter[6].use = #out
* parameter[6].min = 1
* parameter[6].max = "1"
* parameter[6].type = #code
* parameter[7].name = #text
* parameter[7].use = #out
* parameter[7].min = 1
* parameter[7].max = "1"
* parameter[7].type = #string

Instance: set-visibility
InstanceOf: OperationDefinition
Usage: #definition
Title: "Changer la visibilité"
* insert OwnOperation(set-visibility)
* name = "SetVisibility"
* title = "Changer la visibilité"
* description = "Changer la visibilité. Sets the visibility labels; none means visible."
* affectsState = true
* resource[0] = #AllergyIntolerance
* resource[1] = #MedicationDispense
* resource[2] = #MedicationStatement
* resource[3] = #Immunization
* resource[4] = #Condition
* resource[5] = #Observation
* resource[6] = #Procedure
* resource[7] = #Encounter
* resource[8] = #DiagnosticReport
* resource[9] = #DeviceUseStatement
* resource[10] = #CareTeam
* resource[11] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #label
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "2"
* parameter[0].type = #code
* parameter[1].name = #scope
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #code

Instance: provide-cda
InstanceOf: OperationDefinition
Usage: #definition
Title: "Déposer un document CDA"
* insert OwnOperation(provide-cda)
* name = "ProvideCda"
* title = "Déposer un document CDA"
* description = "Déposer un document CDA. Deposits a CDA R2 document; metadata come from its header."
* affectsState = true
* resource[0] = #DocumentReference
* system = false
* type = true
* instance = false
* parameter[0].name = #document
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Binary
* parameter[1].name = #return
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #DocumentReference

Instance: verify
InstanceOf: OperationDefinition
Usage: #definition
Title: "Vérifier les traces"
* insert OwnOperation(verify)
* name = "Verify"
* title = "Vérifier les traces"
* description = "Vérifier les traces. Seals what is pending and checks the chain of traces."
* affectsState = true
* resource[0] = #AuditEvent
* system = false
* type = true
* instance = false
* parameter[0].name = #valid
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #boolean
* parameter[1].name = #count
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #integer
* parameter[2].name = #firstFault
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #string

Instance: declare-directives
InstanceOf: OperationDefinition
Usage: #definition
Title: "Déclarer l'existence de directives anticipées"
* insert OwnOperation(declare-directives)
* name = "DeclareDirectives"
* title = "Déclarer l'existence de directives anticipées"
* description = "Déclarer l'existence de directives anticipées. Says that advance directives exist, and where they are kept."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #place
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #string
* parameter[1].name = #keeper
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #string
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #DocumentReference

Instance: acknowledge-organ-donation
InstanceOf: OperationDefinition
Usage: #definition
Title: "Noter avoir lu les règles du don d'organes"
* insert OwnOperation(acknowledge-organ-donation)
* name = "AcknowledgeOrganDonation"
* title = "Noter avoir lu les règles du don d'organes"
* description = "Noter avoir lu les règles du don d'organes. Notes that the rules of organ donation were read."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #DocumentReference

Instance: declare-death
InstanceOf: OperationDefinition
Usage: #definition
Title: "Déclarer le décès du titulaire"
* insert OwnOperation(declare-death)
* name = "DeclareDeath"
* title = "Déclarer le décès du titulaire"
* description = "Déclarer le décès du titulaire. Declares the holder's death: the record closes and stays closed."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #date
* parameter[0].use = #in
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #date
* parameter[1].name = #patient
* parameter[1].use = #out
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #Reference
* parameter[2].name = #status
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #access
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #code
* parameter[4].name = #treatingDoctor
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #boolean
* parameter[5].name = #openedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closedAt
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #instant
* parameter[7].name = #closureReason
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #string
* parameter[8].name = #destroyAt
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #instant
* parameter[9].name = #historyImport
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #code
* parameter[10].name = #historyImported
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #integer
* parameter[11].name = #historyDueAt
* parameter[11].use = #out
* parameter[11].min = 0
* parameter[11].max = "1"
* parameter[11].type = #instant

Instance: withdraw-death
InstanceOf: OperationDefinition
Usage: #definition
Title: "Retirer une déclaration de décès"
* insert OwnOperation(withdraw-death)
* name = "WithdrawDeath"
* title = "Retirer une déclaration de décès"
* description = "Retirer une déclaration de décès. Withdraws a death declared by mistake."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #patient
* parameter[0].use = #out
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #status
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #code
* parameter[2].name = #access
* parameter[2].use = #out
* parameter[2].min = 0
* parameter[2].max = "1"
* parameter[2].type = #code
* parameter[3].name = #treatingDoctor
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "1"
* parameter[3].type = #boolean
* parameter[4].name = #openedAt
* parameter[4].use = #out
* parameter[4].min = 0
* parameter[4].max = "1"
* parameter[4].type = #instant
* parameter[5].name = #closedAt
* parameter[5].use = #out
* parameter[5].min = 0
* parameter[5].max = "1"
* parameter[5].type = #instant
* parameter[6].name = #closureReason
* parameter[6].use = #out
* parameter[6].min = 0
* parameter[6].max = "1"
* parameter[6].type = #string
* parameter[7].name = #destroyAt
* parameter[7].use = #out
* parameter[7].min = 0
* parameter[7].max = "1"
* parameter[7].type = #instant
* parameter[8].name = #historyImport
* parameter[8].use = #out
* parameter[8].min = 0
* parameter[8].max = "1"
* parameter[8].type = #code
* parameter[9].name = #historyImported
* parameter[9].use = #out
* parameter[9].min = 0
* parameter[9].max = "1"
* parameter[9].type = #integer
* parameter[10].name = #historyDueAt
* parameter[10].use = #out
* parameter[10].min = 0
* parameter[10].max = "1"
* parameter[10].type = #instant
