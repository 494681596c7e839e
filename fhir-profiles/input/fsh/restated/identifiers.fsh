// The constraints of other guides, restated so that Carnet can check a claim without their packages.
// The profile each restates is named in ^identifier.

RuleSet: Restates(canonical)
* ^identifier[0].system = "urn:ietf:rfc:3986"
* ^identifier[0].value = "{canonical}"

Profile: UniqueIdentifier
Parent: Identifier
Id: restated-unique-identifier
Title: "Identifiant unique d'un document"
Description: "use usual, système et valeur présents. Use usual, system and value present."
* use 1..1
* use = #usual
* system 1..1
* value 1..1

Invariant: restated-uuid
Description: "La valeur commence par urn:uuid:. The value starts with urn:uuid:."
Severity: #error
Expression: "startsWith('urn:uuid:')"

Invariant: restated-oid
Description: "La valeur commence par urn:oid:. The value starts with urn:oid:."
Severity: #error
Expression: "startsWith('urn:oid:')"

Profile: EntryIdentifier
Parent: Identifier
Id: restated-entry-identifier
Title: "Identifiant d'entrée"
Description: "use official, UUID. Use official, a UUID."
* use 1..1
* use = #official
* system 1..1
* system = "urn:ietf:rfc:3986" (exactly)
* value 1..1
* value obeys restated-uuid

Profile: SubmissionIdentifier
Parent: UniqueIdentifier
Id: restated-submission-identifier
Title: "Identifiant d'un lot"
Description: "use usual, OID. Use usual, an OID."
* system = "urn:ietf:rfc:3986" (exactly)
* value obeys restated-oid
