// The summary and the emergency sheet; the constraints of the IPS they satisfy are in restated/ips.fsh.

Instance: summary
InstanceOf: OperationDefinition
Usage: #definition
Title: "Synthèse médicale (IPS)"
* insert OwnOperation(summary)
* name = "Summary"
* title = "Synthèse médicale (IPS)"
* base = "http://hl7.org/fhir/uv/ips/OperationDefinition/summary"
* description = "Synthèse médicale (IPS). An International Patient Summary made at the moment of what the caller may see."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = true
* instance = true
* parameter[0].name = #identifier
* parameter[0].use = #in
* parameter[0].min = 0
* parameter[0].max = "1"
* parameter[0].documentation = "INS, SYSTEM|VALUE, when the id of the Patient is not used."
* parameter[0].type = #string
* parameter[0].searchType = #token
* parameter[1].name = #profile
* parameter[1].use = #in
* parameter[1].min = 0
* parameter[1].max = "1"
* parameter[1].documentation = "Composition-uv-ips or Bundle-uv-ips; nothing else is offered."
* parameter[1].type = #canonical
* parameter[2].name = #return
* parameter[2].use = #out
* parameter[2].min = 1
* parameter[2].max = "1"
* parameter[2].type = #Bundle

Instance: emergency-sheet
InstanceOf: OperationDefinition
Usage: #definition
Title: "Fiche d'urgence"
* insert OwnOperation(emergency-sheet)
* name = "EmergencySheet"
* title = "Fiche d'urgence"
* description = "Fiche d'urgence. Allergies, medicines, problems, implants, directives and contacts on one page the caller may see: HTML, PDF (_format or Accept), or a Binary that holds the PDF."
* affectsState = false
* resource[0] = #Patient
* system = false
* type = false
* instance = true
* parameter[0].name = #return
* parameter[0].use = #out
* parameter[0].min = 1
* parameter[0].max = "1"
* parameter[0].type = #Binary
