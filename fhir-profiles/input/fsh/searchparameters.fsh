RuleSet: OwnSearch(code, type, base, expression)
* name = "{code}"
* code = #{code}
* status = #active
* version = "0.1.0"
* type = #{type}
* base[0] = #{base}
* expression = "{expression}"

Instance: document-is-archived
InstanceOf: SearchParameter
Usage: #definition
Title: "Documents archivés"
* insert OwnSearch(isArchived, token, DocumentReference, [[extension.where(url='https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived').value]])
* url = "https://carnet.example/fhir/SearchParameter/document-is-archived"
* description = "Document archivé ou non. Archived or not."

Instance: document-period-start
InstanceOf: SearchParameter
Usage: #definition
Title: "Début de l'acte documenté"
* insert OwnSearch(period-start, date, DocumentReference, [[DocumentReference.context.period.start]])
* url = "https://carnet.example/fhir/SearchParameter/document-period-start"
* description = "Début de l'acte. Start of the documented act."

Instance: document-period-end
InstanceOf: SearchParameter
Usage: #definition
Title: "Fin de l'acte documenté"
* insert OwnSearch(period-end, date, DocumentReference, [[DocumentReference.context.period.end]])
* url = "https://carnet.example/fhir/SearchParameter/document-period-end"
* description = "Fin de l'acte. End of the documented act."

Instance: document-creation
InstanceOf: SearchParameter
Usage: #definition
Title: "Date de création du contenu"
* insert OwnSearch(creation, date, DocumentReference, [[DocumentReference.content.attachment.creation]])
* url = "https://carnet.example/fhir/SearchParameter/document-creation"
* description = "Date de création du contenu. When the content was created."

Instance: list-is-archived
InstanceOf: SearchParameter
Usage: #definition
Title: "Lots et classeurs archivés"
* insert OwnSearch(isArchived, token, List, [[extension.where(url='https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived').value]])
* url = "https://carnet.example/fhir/SearchParameter/list-is-archived"
* description = "Archivé ou non. Archived or not."

Instance: list-designation-type
InstanceOf: SearchParameter
Usage: #definition
Title: "Type de lot ou de classeur"
* insert OwnSearch(designationType, token, List, [[List.extension.where(url='https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-designationType').value as CodeableConcept]])
* url = "https://carnet.example/fhir/SearchParameter/list-designation-type"
* description = "Type de contenu. Content type."

Instance: list-source-id
InstanceOf: SearchParameter
Usage: #definition
Title: "Identifiant de la source"
* insert OwnSearch(sourceId, token, List, [[List.extension.where(url='https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-sourceId').value as Identifier]])
* url = "https://carnet.example/fhir/SearchParameter/list-source-id"
* description = "Logiciel source. Source software."

Instance: list-author-org
InstanceOf: SearchParameter
Usage: #definition
Title: "Structure de l'auteur"
* insert OwnSearch(authorOrg, reference, List, [[List.source.extension.where(url='https://profiles.ihe.net/ITI/MHD/StructureDefinition/ihe-authorOrg').value as Reference]])
* url = "https://carnet.example/fhir/SearchParameter/list-author-org"
* description = "Structure de l'auteur. The author's structure."
