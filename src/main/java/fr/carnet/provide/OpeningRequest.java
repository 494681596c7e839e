package fr.carnet.provide;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The body of {@code Patient/$open-record} for the person of a CDA header (CONTRACT 4). */
final class OpeningRequest {
    private static final String BIRTH_PLACE = "http://hl7.org/fhir/StructureDefinition/patient-birthPlace";
    private static final String INSEE_CODE =
            "https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code";
    private static final String COMMUNES = "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";
    private static final String ROLES = "http://terminology.hl7.org/CodeSystem/v3-RoleCode";

    private OpeningRequest() {}

    /** @param parentIns INS of the representative a minor needs, {@code SYSTEM|VALUE}; empty for an adult */
    static String of(CdaPerson person, String parentIns) {
        ObjectNode parameters = object().put("resourceType", "Parameters");
        var list = parameters.putArray("parameter");
        list.addObject().put("name", "patient").set("resource", patient(person));
        list.addObject().put("name", "importHistory").put("valueBoolean", false);
        if (!parentIns.isEmpty()) {
            list.addObject().put("name", "representative").set("resource", parent(person, parentIns));
        }
        return parameters.toString();
    }

    private static ObjectNode patient(CdaPerson person) {
        ObjectNode patient = object().put("resourceType", "Patient");
        ObjectNode birthPlace = patient.putArray("extension").addObject().put("url", BIRTH_PLACE);
        ObjectNode insee = birthPlace.putObject("valueAddress").putArray("extension").addObject().put("url", INSEE_CODE);
        insee.putObject("valueCoding").put("system", COMMUNES).put("code", person.birthPlace());
        patient.putArray("identifier").add(identifier(person.ins()).put("use", "official"));
        ObjectNode name = patient.putArray("name").addObject().put("use", "official");
        name.put("family", person.family()).putArray("given").add(person.given());
        patient.put("gender", person.gender());
        if (!person.birthDate().isEmpty()) {
            patient.put("birthDate", person.birthDate());
        }
        return patient;
    }

    private static ObjectNode parent(CdaPerson child, String ins) {
        ObjectNode parent = object().put("resourceType", "RelatedPerson").put("active", true);
        parent.putArray("identifier").add(identifier(ins));
        parent.putObject("patient").set("identifier", identifier(child.ins()));
        ObjectNode relationship = parent.putArray("relationship").addObject();
        relationship.putArray("coding").addObject().put("system", ROLES).put("code", "PRN");
        return parent;
    }

    static ObjectNode identifier(String token) {
        String[] parts = token.split("\\|", 2);
        return object().put("system", parts[0]).put("value", parts[1]);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
