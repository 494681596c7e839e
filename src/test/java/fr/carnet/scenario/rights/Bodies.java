package fr.carnet.scenario.rights;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Life;
import fr.carnet.shared.BusinessClock;

/** Clinical resources a summary is made of. */
final class Bodies {
    private Bodies() {}

    static String resolved(APerson person) {
        return """
                {"resourceType":"Condition","subject":{"reference":"%s"},"code":{"text":"Pneumopathie"},"onsetDateTime":"2010-03",
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"resolved"}]}}"""
                .formatted(person.reference());
    }

    static String creatinine(APerson person) {
        return """
                {"resourceType":"Observation","status":"final","subject":{"reference":"%s"},"effectiveDateTime":"%s",
                 "code":{"coding":[{"system":"http://loinc.org","code":"2160-0"}],"text":"Créatinine"},
                 "category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],
                 "valueQuantity":{"value":80,"unit":"umol/L","system":"http://unitsofmeasure.org","code":"umol/L"}}"""
                .formatted(person.reference(), Life.now().atZone(BusinessClock.PARIS).toLocalDate());
    }

    static String treatment(APerson person) {
        return """
                {"resourceType":"MedicationStatement","status":"active","subject":{"reference":"%s"},
                 "medicationCodeableConcept":{"coding":[{"system":"http://www.whocc.no/atc","code":"B01AA03"}],"text":"Warfarine"},
                 "dosage":[{"text":"1 comprimé le soir"}]}"""
                .formatted(person.reference());
    }

    static String noKnownAllergy(APerson person) {
        return """
                {"resourceType":"AllergyIntolerance","patient":{"reference":"%s"},
                 "clinicalStatus":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},
                 "code":{"coding":[{"system":"http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips","code":"no-known-allergies"}]}}"""
                .formatted(person.reference());
    }

    static String pacemaker(APerson person) {
        return "{\"resourceType\":\"DeviceUseStatement\",\"status\":\"active\",\"subject\":{\"reference\":\"" + person.reference()
                + "\"},\"device\":{\"display\":\"Stimulateur cardiaque implantable\"}}";
    }

    static String contact(APerson person, String code, String family) {
        return "{\"resourceType\":\"RelatedPerson\",\"patient\":{\"reference\":\"" + person.reference()
                + "\"},\"relationship\":[{\"coding\":[{\"code\":\"" + code + "\"}]}],\"name\":[{\"family\":\"" + family
                + "\"}],\"telecom\":[{\"system\":\"phone\",\"value\":\"0600000000\"}]}";
    }
}
