CodeSystem: CareTeamPurpose
Id: care-team
Title: "Objet d'une équipe de soins"
Description: "Ce pour quoi une équipe de soins est faite. What a care team is for."
* ^url = "https://carnet.example/fhir/CodeSystem/care-team"
* ^caseSensitive = true
* ^experimental = false
* #oncology "Cancérologie" "Lit le dossier de cancérologie. Reads the cancer file."

Extension: FolderCareTeam
Id: care-team
Title: "Équipe de soins du dossier"
Description: "L'équipe qui lit ce dossier de cancérologie. The team that reads this cancer file."
Context: List
* value[x] 1..1
* value[x] only Reference(CareTeam)

Profile: CarnetCancerTeam
Parent: CareTeam
Id: carnet-cancer-team
Title: "Équipe de soins en cancérologie"
Description: "Ses membres, nommés par IdNat_PS, RPPS ou IdNat_Struct, lisent le dossier de cancérologie pendant la période de l'équipe et la leur. Its members read the cancer file while its period and theirs last."
* status 1..1
* subject 1..1
* subject only Reference(Patient)
* period 1..1
* period.start 1..1
* participant 1..*
* participant.member 1..1
* participant.member.identifier 1..1

Instance: team-breast
InstanceOf: CarnetCancerTeam
Usage: #example
Title: "Équipe d'un cancer du sein"
* status = #active
* category = https://carnet.example/fhir/CodeSystem/care-team#oncology
* name = "Cancer du sein 2026"
* subject = Reference(Patient/p7-1d6b1a52-6a7b-4f0e-9f55-0a6a2f6f1a00)
* period.start = "2026-10-01"
* participant.member.identifier.system = $id-nat-ps
* participant.member.identifier.value = "810001234567"
* participant.period.end = "2027-09-30"

Instance: cancer-file
InstanceOf: OperationDefinition
Usage: #definition
Title: "Dossier de cancérologie"
* insert OwnOperation(cancer-file)
* name = "CancerFile"
* title = "Dossier de cancérologie"
* description = "Dossier de cancérologie. The folders of the cancer file, their documents and care teams, as far as the caller sees them."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Bundle

Instance: end-care-team
InstanceOf: OperationDefinition
Usage: #definition
Title: "Mettre fin à une équipe de soins"
* insert OwnOperation(end-care-team)
* name = "EndCareTeam"
* title = "Mettre fin à une équipe de soins"
* description = "Mettre fin à une équipe de soins. Ends what a care team reads: by the holder, a representative, or who made it."
* affectsState = true
* resource[0] = #CareTeam
* system = false
* type = false
* instance = true
* parameter[0].name = #status
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #code
