RuleSet: ConsentOfLea
* status = #active
* scope = $consent-scope#patient-privacy
* category = $loinc#59284-0
* patient = Reference(Patient/patient-lea)
* dateTime = "2026-03-02T10:00:00+01:00"
* policyRule = $act-code#OPTIN

RuleSet: ActorDoctor
* provision.actor.role = $participation#IRCP
* provision.actor.reference.identifier.system = $id-nat-ps
* provision.actor.reference.identifier.value = "810001234567"

Instance: grant-doctor
InstanceOf: CarnetGrant
Usage: #example
Title: "Autorisation d'un médecin pour un an"
* insert ConsentOfLea
* insert ActorDoctor
* provision.period.start = "2026-03-02"
* provision.period.end = "2027-03-01"

Instance: grant-treating-doctor
InstanceOf: CarnetGrant
Usage: #example
Title: "Médecin traitant"
* insert ConsentOfLea
* insert ActorDoctor
* provision.actor.role = $function#PCP

Instance: grant-care-team
InstanceOf: CarnetGrant
Usage: #example
Title: "Équipe de soins d'une structure, documents masqués compris"
* insert ConsentOfLea
* provision.actor.role = $participation#IRCP
* provision.actor.reference.identifier.system = $id-nat-struct
* provision.actor.reference.identifier.value = "1690781810"
* provision.securityLabel = $visibility#MASQUE_PS

Instance: block-doctor
InstanceOf: CarnetBlock
Usage: #example
Title: "Blocage d'un médecin"
* insert ConsentOfLea
* insert ActorDoctor
* policyRule = $act-code#OPTOUT

Instance: refusal-break-glass
InstanceOf: CarnetEmergencyRefusal
Usage: #example
Title: "Opposition au bris de glace"
* insert ConsentOfLea
* policyRule = $act-code#OPTOUT
* provision.purpose = $act-reason#BTG

Instance: refusal-regulation
InstanceOf: CarnetEmergencyRefusal
Usage: #example
Title: "Opposition à la régulation médicale"
* insert ConsentOfLea
* policyRule = $act-code#OPTOUT
* provision.purpose = $act-reason#ETREAT

Instance: emergency-masked
InstanceOf: CarnetEmergencyMasked
Usage: #example
Title: "Documents masqués lisibles en urgence"
* insert ConsentOfLea
* provision.purpose = $act-reason#BTG
* provision.securityLabel = $visibility#MASQUE_PS
