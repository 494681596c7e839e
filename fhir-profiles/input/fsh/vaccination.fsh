// The vaccination book: what a confirmation is, what a forecast is.

Extension: VaccinationConfirmation
Id: vaccination-confirmation
Title: "Confirmation d'une vaccination"
Description: "Le professionnel qui a confirmé ce que le patient avait noté, et quand ; écrite par le serveur. The professional who confirmed what the patient entered, and when; written by the server."
Context: Immunization
* extension contains by 1..1 and at 1..1
* extension[by].value[x] only Reference
* extension[by].valueReference.identifier 1..1
* extension[at].value[x] only dateTime

Profile: CarnetVaccination
Parent: CarnetImmunization
Id: carnet-vaccination
Title: "Vaccination du carnet de vaccination"
Description: "Une vaccination que le calendrier sait compter : datée, avec le code ATC du vaccin. A vaccination the schedule can count: dated, with the ATC code of the vaccine."
* vaccineCode.coding 1..*
* occurrence[x] only dateTime
* extension contains VaccinationConfirmation named confirmation 0..1

Profile: CarnetImmunizationRecommendation
Parent: ImmunizationRecommendation
Id: carnet-immunization-recommendation
Title: "Vaccinations à venir"
Description: "Réponse de $immds-forecast : chaque ligne dit la règle qui la produit. Answer of $immds-forecast: each line tells the rule that made it."
* patient only Reference(Patient)
* recommendation.description 1..1
* recommendation.forecastStatus.coding 1..*

Profile: CarnetImmunizationEvaluation
Parent: ImmunizationEvaluation
Id: carnet-immunization-evaluation
Title: "Bilan d'une dose"
Description: "Une dose compte-t-elle dans une série ? Does a dose count in a series?"
* patient only Reference(Patient)
* immunizationEvent only Reference(Immunization)
* series 1..1

Instance: vaccination-confirmed
InstanceOf: CarnetVaccination
Usage: #example
Title: "Vaccination notée par le patient et confirmée"
* status = #completed
* vaccineCode = http://www.whocc.no/atc#J07BD52 "Vaccin ROR"
* patient = Reference(Patient/patient-lea)
* occurrenceDateTime = "2025-10-20"
* extension[confirmation].extension[by].valueReference.identifier.system = $id-nat-ps
* extension[confirmation].extension[by].valueReference.identifier.value = "810001234567"
* extension[confirmation].extension[at].valueDateTime = "2026-03-02T10:15:00+01:00"

Instance: recommendation-mmr
InstanceOf: CarnetImmunizationRecommendation
Usage: #example
Title: "Deuxième dose de ROR attendue"
* patient = Reference(Patient/patient-lea)
* date = "2026-03-02"
* authority.display = "Calendrier vaccinal français 2025 (2025.1)"
* recommendation.vaccineCode = http://www.whocc.no/atc#J07BD52
* recommendation.forecastStatus = http://terminology.hl7.org/CodeSystem/immunization-recommendation-status#due
* recommendation.forecastReason.coding.system = "https://carnet.example/fhir/CodeSystem/vaccination-rule"
* recommendation.forecastReason.coding.code = #mmr
* recommendation.forecastReason.text = "Deux doses à 12 mois et entre 16 et 18 mois."
* recommendation.dateCriterion.code = http://loinc.org#30980-7
* recommendation.dateCriterion.value = "2026-02-20"
* recommendation.description = "Deux doses à 12 mois et entre 16 et 18 mois."
* recommendation.doseNumberPositiveInt = 2
* recommendation.seriesDosesPositiveInt = 2

Instance: evaluation-mmr
InstanceOf: CarnetImmunizationEvaluation
Usage: #example
Title: "Première dose de ROR valable"
* status = #completed
* patient = Reference(Patient/patient-lea)
* date = "2026-03-02"
* targetDisease.text = "Rougeole, oreillons, rubéole"
* immunizationEvent = Reference(Immunization/vaccination-confirmed)
* series = "Rougeole, oreillons, rubéole"
* doseStatus = http://terminology.hl7.org/CodeSystem/immunization-evaluation-dose-status#valid
* doseNumberPositiveInt = 1
* seriesDosesPositiveInt = 2

Instance: message-vaccination-due
InstanceOf: CarnetCommunication
Usage: #example
Title: "Message : un vaccin est à faire"
* status = #completed
* category = NotificationCodeSystem#vaccination-due
* subject = Reference(Patient/patient-lea)
* recipient = Reference(Patient/patient-lea)
* sent = "2026-03-02T10:15:01+01:00"
* payload[0].contentString = "Un rappel de prévention vous attend dans votre dossier."
* payload[1].contentAttachment.contentType = #text/calendar
* payload[1].contentAttachment.title = "rappel.ics"

Instance: immds-forecast
InstanceOf: OperationDefinition
Usage: #definition
Title: "Vaccinations à venir"
* insert OwnOperation(immds-forecast)
* name = "ImmdsForecast"
* title = "Vaccinations à venir"
* description = "Vaccinations à venir selon le calendrier français, d'après ce que l'appelant peut voir (forme HL7 ImmDS). Vaccinations to come by the French schedule, from what the caller may see (HL7 ImmDS shape)."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #assessmentDate
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].type = #date
* parameter[1].name = #patient
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].type = #Patient
* parameter[2].name = #immunization
* parameter[2].use = #in
* parameter[2].min = 0
* parameter[2].max = "*"
* parameter[2].type = #Immunization
* parameter[3].name = #evaluation
* parameter[3].use = #out
* parameter[3].min = 0
* parameter[3].max = "*"
* parameter[3].type = #ImmunizationEvaluation
* parameter[4].name = #recommendation
* parameter[4].use = #out
* parameter[4].min = 1
* parameter[4].max = "1"
* parameter[4].type = #ImmunizationRecommendation

Instance: confirm
InstanceOf: OperationDefinition
Usage: #definition
Title: "Confirmer une vaccination"
* insert OwnOperation(confirm)
* name = "ConfirmVaccination"
* title = "Confirmer une vaccination"
* description = "Confirmer ce que le patient a noté : il ne peut plus le modifier. Confirms what the patient entered: he can no longer change it."
* affectsState = true
* resource[0] = #Immunization
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Immunization

Instance: vaccination-document
InstanceOf: OperationDefinition
Usage: #definition
Title: "Établir l'historique des vaccinations"
* insert OwnOperation(vaccination-document)
* name = "VaccinationDocument"
* title = "Établir l'historique des vaccinations"
* description = "Établir l'historique des vaccinations (11369-6), document FHIR et PDF ; il remplace le précédent, inchangé il n'est pas refait. Makes the vaccination history (11369-6), FHIR document and PDF; it replaces the one before, unchanged it is not made again."
* affectsState = true
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #document
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Reference
* parameter[1].name = #pdf
* parameter[1].use = #out
* parameter[1].min = 1
* parameter[1].max = "1"
* parameter[1].type = #Reference
