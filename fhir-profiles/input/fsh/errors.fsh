CodeSystem: ErrorCodeSystem
Id: error
Title: "Refus"
Description: "Chaque raison pour laquelle Carnet refuse un appel, dans OperationOutcome.issue.details. Every reason for which Carnet refuses a call."
* ^caseSensitive = true
* ^experimental = false
* #no-token "Aucun jeton valide"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Aucun jeton valide"
  * ^designation[1].language = #en
  * ^designation[1].value = "No valid token"
* #not-permitted "Cet appel n'est pas permis à cet acteur"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Cet appel n'est pas permis à cet acteur"
  * ^designation[1].language = #en
  * ^designation[1].value = "This actor may not make this call"
* #record-unknown "Aucun carnet pour cette personne"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Aucun carnet pour cette personne"
  * ^designation[1].language = #en
  * ^designation[1].value = "No record for this person"
* #record-closed "Carnet fermé"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Carnet fermé"
  * ^designation[1].language = #en
  * ^designation[1].value = "Record closed"
* #access-forbidden "Accès bloqué ou refusé par le titulaire"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Accès bloqué ou refusé par le titulaire"
  * ^designation[1].language = #en
  * ^designation[1].value = "Access blocked or refused by the holder"
* #access-expired "Autorisation expirée"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Autorisation expirée"
  * ^designation[1].language = #en
  * ^designation[1].value = "Grant expired"
* #no-access "Aucune autorisation"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Aucune autorisation"
  * ^designation[1].language = #en
  * ^designation[1].value = "No grant"
* #not-yours "Ce carnet n'est pas le vôtre"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Ce carnet n'est pas le vôtre"
  * ^designation[1].language = #en
  * ^designation[1].value = "This record is not yours"
* #one-record "Nommer exactement un carnet"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Nommer exactement un carnet"
  * ^designation[1].language = #en
  * ^designation[1].value = "Name exactly one record"
* #not-found "Introuvable"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Introuvable"
  * ^designation[1].language = #en
  * ^designation[1].value = "Not found"
* #not-offered "Non offert par ce serveur"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Non offert par ce serveur"
  * ^designation[1].language = #en
  * ^designation[1].value = "Not offered by this server"
* #element-not-updatable "Élément non modifiable"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Élément non modifiable"
  * ^designation[1].language = #en
  * ^designation[1].value = "Element cannot be updated"
* #invalid "Ressource invalide"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Ressource invalide"
  * ^designation[1].language = #en
  * ^designation[1].value = "Invalid resource"
* #identity-mismatch "Traits d'identité contradictoires"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Traits d'identité contradictoires"
  * ^designation[1].language = #en
  * ^designation[1].value = "Contradicting identity traits"
* #target-unknown "Cible de référence inconnue"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Cible de référence inconnue"
  * ^designation[1].language = #en
  * ^designation[1].value = "Unknown reference target"
* #duplicate "Déjà déposé"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Déjà déposé"
  * ^designation[1].language = #en
  * ^designation[1].value = "Already deposited"
* #conflict "Conflit"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Conflit"
  * ^designation[1].language = #en
  * ^designation[1].value = "Conflict"
* #limit-reached "Nombre maximal atteint"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Nombre maximal atteint"
  * ^designation[1].language = #en
  * ^designation[1].value = "Limit reached"
* #deletion-pending "Suppression demandée"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Suppression demandée"
  * ^designation[1].language = #en
  * ^designation[1].value = "Deletion pending"
* #version-conflict "La version a changé"
  * ^designation[0].language = #fr
  * ^designation[0].value = "La version a changé"
  * ^designation[1].language = #en
  * ^designation[1].value = "The version has changed"
* #multiple-matches "Plusieurs correspondances"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Plusieurs correspondances"
  * ^designation[1].language = #en
  * ^designation[1].value = "Several matches"
* #too-large "Trop volumineux"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Trop volumineux"
  * ^designation[1].language = #en
  * ^designation[1].value = "Too large"
* #too-many-requests "Trop de requêtes"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Trop de requêtes"
  * ^designation[1].language = #en
  * ^designation[1].value = "Too many requests"
* #internal "Erreur interne"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Erreur interne"
  * ^designation[1].language = #en
  * ^designation[1].value = "Internal error"
* #unavailable "Momentanément indisponible"
  * ^designation[0].language = #fr
  * ^designation[0].value = "Momentanément indisponible"
  * ^designation[1].language = #en
  * ^designation[1].value = "Unavailable for now"

ValueSet: ErrorCodes
Id: error
Title: "Refus"
Description: "Toutes les raisons. Every reason."
* include codes from system ErrorCodeSystem
