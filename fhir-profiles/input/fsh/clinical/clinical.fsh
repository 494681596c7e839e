// What every clinical resource of a record shares: the record it belongs to, and an identifier that makes a repeated deposit recognisable.

Profile: CarnetAllergyIntolerance
Parent: AllergyIntolerance
Id: carnet-allergy-intolerance
Title: "Allergie ou intolérance"
Description: "Allergie notée par un professionnel ou par le titulaire. Allergy recorded by a professional or the holder."
* identifier MS
* code 1..1
* patient only Reference(Patient)

Profile: CarnetMedicationDispense
Parent: MedicationDispense
Id: carnet-medication-dispense
Title: "Délivrance d'un médicament"
Description: "Délivrance par un pharmacien, ou ligne de l'historique de remboursement. A pharmacist's dispensation, or a row of the reimbursement history."
* identifier MS
* subject 1..1
* subject only Reference(Patient)
* whenHandedOver MS

Profile: CarnetMedicationStatement
Parent: MedicationStatement
Id: carnet-medication-statement
Title: "Traitement déclaré"
Description: "Un traitement pris, tel que déclaré. A treatment taken, as stated."
* identifier MS
* subject only Reference(Patient)

Profile: CarnetImmunization
Parent: Immunization
Id: carnet-immunization
Title: "Vaccination"
Description: "Un vaccin reçu. A vaccine received."
* identifier MS
* patient only Reference(Patient)

Profile: CarnetCondition
Parent: Condition
Id: carnet-condition
Title: "Problème de santé"
Description: "Maladie, antécédent. Disease, past history."
* identifier MS
* code 1..1
* subject only Reference(Patient)

Profile: CarnetObservation
Parent: Observation
Id: carnet-observation
Title: "Mesure ou observation"
Description: "Une mesure du titulaire. A measurement of the holder."
* identifier MS
* subject 1..1
* subject only Reference(Patient)
* effective[x] MS

Profile: CarnetProcedure
Parent: Procedure
Id: carnet-procedure
Title: "Acte"
Description: "Acte de soin ; aucune somme d'argent. Care procedure; no amount of money."
* identifier MS
* subject only Reference(Patient)
* performed[x] MS

Profile: CarnetEncounter
Parent: Encounter
Id: carnet-encounter
Title: "Séjour"
Description: "Séjour hospitalier ou venue. Hospital stay or visit."
* identifier MS
* subject 1..1
* subject only Reference(Patient)
* period MS

Profile: CarnetDiagnosticReport
Parent: DiagnosticReport
Id: carnet-diagnostic-report
Title: "Compte rendu d'examen"
Description: "Imagerie ou biologie. Imaging or laboratory."
* identifier MS
* subject 1..1
* subject only Reference(Patient)
* effective[x] MS

Profile: CarnetDeviceUseStatement
Parent: DeviceUseStatement
Id: carnet-device-use-statement
Title: "Dispositif médical"
Description: "Dispositif remis ou porté. Device supplied or worn."
* identifier MS
* subject only Reference(Patient)
* timing[x] MS

Profile: CarnetCareTeam
Parent: CareTeam
Id: carnet-care-team
Title: "Équipe de soins"
Description: "Les professionnels qui suivent le titulaire. The professionals who follow the holder."
* identifier MS
* subject 1..1
* subject only Reference(Patient)
