Profile: CarnetAuditEvent
Parent: AuditEvent
Id: carnet-audit-event
Title: "Trace d'un accès"
Description: "Qui a fait quoi, quand, pourquoi, sur quoi ; de la forme de BALP. Who did what, when, why, on what; BALP-shaped."
* action 1..1
* outcome 1..1
* agent.who 1..1
* source.observer 1..1

Profile: CarnetCommunication
Parent: Communication
Id: carnet-communication
Title: "Message au titulaire"
Description: "Un événement du carnet annoncé à quelqu'un, sans contenu clinique. An event of the record told to somebody, without clinical content."
* category 1..1
* category from NotificationCodes (required)
* subject 1..1
* subject only Reference(Patient)
* recipient 1..*
* sent MS
* payload MS

ValueSet: NotificationCodes
Id: notification
Title: "Messages"
Description: "Tous les messages. Every message."
* include codes from system NotificationCodeSystem

CodeSystem: NotificationCodeSystem
Id: notification
Title: "Messages"
Description: "Ce dont le titulaire est averti. What the holder is told about."
* ^caseSensitive = true
* ^experimental = false
* #document-added "Document ajouté"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Document ajouté"
  * ^designation[1].language = #en
  * ^designation[1].value = "Document added"
* #first-access "Premier accès d'un professionnel"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Premier accès d'un professionnel"
  * ^designation[1].language = #en
  * ^designation[1].value = "First access of a professional"
* #emergency-access "Accès en urgence"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Accès en urgence"
  * ^designation[1].language = #en
  * ^designation[1].value = "Emergency access"
* #record-opened "Carnet ouvert"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Carnet ouvert"
  * ^designation[1].language = #en
  * ^designation[1].value = "Record opened"
* #record-closed "Carnet fermé"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Carnet fermé"
  * ^designation[1].language = #en
  * ^designation[1].value = "Record closed"
* #announcement-waiting "Consultation d'annonce à prendre"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Consultation d'annonce à prendre"
  * ^designation[1].language = #en
  * ^designation[1].value = "Announcement consultation waiting"
* #history-imported "Historique de remboursement importé"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Historique de remboursement importé"
  * ^designation[1].language = #en
  * ^designation[1].value = "Reimbursement history imported"
* #grant-declared "Autorisation déclarée par un professionnel"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Autorisation déclarée par un professionnel"
  * ^designation[1].language = #en
  * ^designation[1].value = "Grant declared by a professional"
* #directives-reminder "Rappel des directives anticipées"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Rappel des directives anticipées"
  * ^designation[1].language = #en
  * ^designation[1].value = "Reminder of advance directives"
* #vaccination-due "Rappel de vaccination"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Rappel de vaccination"
  * ^designation[1].language = #en
  * ^designation[1].value = "Vaccination reminder"
