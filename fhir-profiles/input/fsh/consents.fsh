RuleSet: RootProvision
* status MS
* scope = $consent-scope#patient-privacy
* patient 1..1
* patient only Reference(Patient)
* dateTime 1..1
* provision 1..1
* provision.type 1..1
* provision.provision 0..0

RuleSet: OneActor
* provision.actor 1..1
* provision.actor.reference.identifier 1..1
* provision.actor.reference.identifier.system 1..1
* provision.actor.reference.identifier.value 1..1

Profile: CarnetConsent
Parent: Consent
Id: carnet-consent
Title: "Choix du titulaire"
Description: "Toute décision du titulaire sur l'accès : une seule disposition à la racine. Any decision of the holder about access: one root provision."
* insert RootProvision

Profile: CarnetGrant
Parent: CarnetConsent
Id: carnet-grant
Title: "Autorisation d'un professionnel ou d'une structure"
Description: "Autorise un professionnel (IdNat_PS) ou l'équipe d'une structure (IdNat_Struct), un an par défaut. Grants a professional or the care team of a structure, one year by default."
* insert OneActor
* obeys carnet-grant-role and carnet-grant-label
* provision.type = #permit
* provision.period MS

Invariant: carnet-grant-role
Description: "Le rôle est IRCP, ou PCP pour le médecin traitant. The role is IRCP, or PCP for the treating doctor."
Severity: #error
Expression: "provision.actor.role.coding.where(code = 'IRCP' or code = 'PCP').exists()"

Invariant: carnet-grant-label
Description: "La seule étiquette possible est MASQUE_PS. The only possible label is MASQUE_PS."
Severity: #error
Expression: "provision.securityLabel.all(code = 'MASQUE_PS')"

Profile: CarnetBlock
Parent: CarnetConsent
Id: carnet-block
Title: "Blocage d'un professionnel ou d'une structure"
Description: "L'emporte sur tout, urgence comprise ; le dépôt reste possible. Wins over everything, emergency included; deposit stays possible."
* insert OneActor
* provision.type = #deny

Invariant: carnet-emergency-purpose
Description: "Un seul motif : BTG (bris de glace) ou ETREAT (régulation). One purpose: BTG (break-glass) or ETREAT (regulation)."
Severity: #error
Expression: "provision.purpose.count() = 1 and provision.purpose.all(code = 'BTG' or code = 'ETREAT')"

Profile: CarnetEmergencyRefusal
Parent: CarnetConsent
Id: carnet-emergency-refusal
Title: "Opposition à l'accès en urgence"
Description: "Sans acteur : opposition au bris de glace (BTG) ou à la régulation (ETREAT). No actor: opposition to break-glass or to regulation."
* obeys carnet-emergency-purpose
* provision.type = #deny
* provision.actor 0..0
* provision.purpose 1..1

Invariant: carnet-emergency-masked
Description: "Motif BTG et étiquette MASQUE_PS. Purpose BTG and label MASQUE_PS."
Severity: #error
Expression: "provision.purpose.all(code = 'BTG') and provision.securityLabel.all(code = 'MASQUE_PS')"

Profile: CarnetEmergencyMasked
Parent: CarnetConsent
Id: carnet-emergency-masked
Title: "Documents masqués lisibles en urgence"
Description: "Sans acteur : les documents masqués sont lisibles en bris de glace. No actor: masked documents may be read under break-glass."
* obeys carnet-emergency-masked
* provision.type = #permit
* provision.actor 0..0
* provision.purpose 1..1
* provision.securityLabel 1..1
