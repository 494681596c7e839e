package fr.carnet.extraction;

import java.util.UUID;

/** Fictitious structured CDA documents, section by section. */
public final class ACda {
    private final String ins;
    private final String type;
    private final StringBuilder sections = new StringBuilder();
    private String id = UUID.randomUUID().toString();
    private String replaces = "";

    private ACda(String ins, String type) {
        this.ins = ins;
        this.type = type;
    }

    /** A synthesis (60591-5) of the person with this test INS. */
    public static ACda of(String ins) {
        return new ACda(ins, "60591-5");
    }

    public static ACda of(String ins, String type) {
        return new ACda(ins, type);
    }

    public ACda replacing(ACda other) {
        replaces = "<relatedDocument typeCode=\"RPLC\"><parentDocument><id root=\"" + other.id + "\"/></parentDocument></relatedDocument>";
        return this;
    }

    public ACda allergy(String cis, String name) {
        return section("48765-2", """
                <act classCode="ACT" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5.3"/>
                <code nullFlavor="NA"/><statusCode code="active"/><entryRelationship typeCode="SUBJ">
                <observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.6"/>
                <code code="DALG" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>
                <effectiveTime><low value="2011"/></effectiveTime>
                <value xsi:type="CD" code="T78.3" codeSystem="2.16.840.1.113883.6.3" displayName="Urticaire"/>
                <participant typeCode="CSM"><participantRole><playingEntity>
                <code code="%s" codeSystem="1.2.250.1.213.2.3.1"/><name>%s</name></playingEntity></participantRole></participant>
                </observation></entryRelationship></act>""".formatted(cis, name));
    }

    public ACda noKnownAllergy() {
        return section("48765-2", """
                <act classCode="ACT" moodCode="EVN"><statusCode code="active"/><entryRelationship typeCode="SUBJ">
                <observation classCode="OBS" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.6"/>
                <code code="ALG" codeSystem="2.16.840.1.113883.5.4"/><statusCode code="completed"/>
                <value xsi:type="CD" code="716186003" codeSystem="2.16.840.1.113883.6.96"/>
                </observation></entryRelationship></act>""");
    }

    public ACda treatment(String cis, String name, String from) {
        return section("10160-0", """
                <substanceAdministration classCode="SBADM" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.7"/><statusCode code="completed"/>
                <effectiveTime xsi:type="IVL_TS"><low value="%s"/></effectiveTime><consumable><manufacturedProduct>
                <manufacturedMaterial><code code="%s" codeSystem="1.2.250.1.213.2.3.1" displayName="%s"/></manufacturedMaterial>
                </manufacturedProduct></consumable></substanceAdministration>""".formatted(from, cis, name));
    }

    public ACda vaccination(String cis, String cip, String name, String when, String lot) {
        return section("11369-6", """
                <substanceAdministration classCode="SBADM" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.12"/><statusCode code="completed"/>
                <effectiveTime value="%s"/><consumable><manufacturedProduct><manufacturedMaterial>
                <code code="%s" codeSystem="1.2.250.1.213.2.3.1" displayName="%s">
                <translation code="%s" codeSystem="1.2.250.1.213.2.3.2"/></code><lotNumberText>%s</lotNumberText>
                </manufacturedMaterial></manufacturedProduct></consumable>
                <entryRelationship typeCode="CAUS"><observation classCode="OBS" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5"/><value xsi:type="CD" code="R50" codeSystem="2.16.840.1.113883.6.3"/>
                </observation></entryRelationship></substanceAdministration>""".formatted(when, cis, name, cip, lot));
    }

    public ACda dispensation(String cip, String name, int boxes) {
        return section("60590-7", """
                <supply classCode="SPLY" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.9.1.3.4"/>
                <id root="%s"/><quantity value="%d"/><product><manufacturedProduct><manufacturedMaterial>
                <code code="%s" codeSystem="1.2.250.1.213.2.3.2" displayName="%s"/></manufacturedMaterial></manufacturedProduct>
                </product></supply>""".formatted(UUID.randomUUID(), boxes, cip, name));
    }

    public ACda result(String loinc, String name, String when, String value, String unit) {
        sections.append("""
                <component><section><code code="18719-5" codeSystem="2.16.840.1.113883.6.1" displayName="Biochimie"/>
                <entry><templateId root="1.3.6.1.4.1.19376.1.3.1"/><act classCode="ACT" moodCode="EVN">
                <code code="18719-5" codeSystem="2.16.840.1.113883.6.1" displayName="Biochimie"/><statusCode code="completed"/>
                <entryRelationship typeCode="COMP"><observation classCode="OBS" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.3.1.6"/>
                <code code="%s" codeSystem="2.16.840.1.113883.6.1" displayName="%s"/><statusCode code="completed"/>
                <effectiveTime value="%s"/><value xsi:type="PQ" value="%s" unit="%s"/>
                </observation></entryRelationship></act></entry></section></component>"""
                .formatted(loinc, name, when, value, unit));
        return this;
    }

    public ACda problem(String icd, String name, String since) {
        return section("11450-4", """
                <act classCode="ACT" moodCode="EVN"><templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5.2"/>
                <statusCode code="active"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">
                <templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.5"/><statusCode code="completed"/>
                <effectiveTime><low value="%s"/></effectiveTime>
                <value xsi:type="CD" code="%s" codeSystem="2.16.840.1.113883.6.3" displayName="%s"/>
                </observation></entryRelationship></act>""".formatted(since, icd, name));
    }

    /** Any entry in any section. */
    public ACda section(String code, String entry) {
        sections.append("<component><section><code code=\"").append(code);
        sections.append("\" codeSystem=\"2.16.840.1.113883.6.1\"/><text/><entry>").append(entry);
        sections.append("</entry></section></component>");
        return this;
    }

    public byte[] bytes() {
        return text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public String text() {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
                <realmCode code="FR"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                <templateId root="2.16.840.1.113883.2.8.2.1"/><templateId root="1.2.250.1.213.1.1.1.1"/>
                <id root="%s"/><code code="%s" codeSystem="2.16.840.1.113883.6.1"/><title>Essai</title>
                <effectiveTime value="20260712153000+0200"/>
                <confidentialityCode code="N" codeSystem="2.16.840.1.113883.5.25"/><languageCode code="fr-FR"/>
                <recordTarget><patientRole><id root="1.2.250.1.213.1.4.10" extension="%s"/></patientRole></recordTarget>
                <author><time value="20260712153000+0200"/><assignedAuthor>
                <id root="1.2.250.1.71.4.2.1" extension="810009990001"/>
                <code code="G15_10/SM54" displayName="Médecin" codeSystem="1.2.250.1.213.1.1.4.5"/>
                <assignedPerson><name><given>Ada</given><family>ESSAI</family></name></assignedPerson>
                <representedOrganization><id root="1.2.250.1.71.4.2.2" extension="1999990001"/><name>Cabinet d'essai</name>
                </representedOrganization></assignedAuthor></author>
                <custodian><assignedCustodian><representedCustodianOrganization>
                <id root="1.2.250.1.71.4.2.2" extension="1999990001"/><name>Cabinet d'essai</name>
                </representedCustodianOrganization></assignedCustodian></custodian>
                <legalAuthenticator><time value="20260712153000+0200"/><signatureCode code="S"/><assignedEntity>
                <id root="1.2.250.1.71.4.2.1" extension="810009990001"/>
                <assignedPerson><name><given>Ada</given><family>ESSAI</family></name></assignedPerson></assignedEntity>
                </legalAuthenticator>
                <documentationOf><serviceEvent><effectiveTime><low value="20260712153000+0200"/></effectiveTime>
                <performer typeCode="PRF"><assignedEntity><id root="1.2.250.1.71.4.2.1" extension="810009990001"/>
                <representedOrganization><standardIndustryClassCode code="AMBULATOIRE" displayName="Ambulatoire"
                codeSystem="1.2.250.1.213.1.1.4.9"/></representedOrganization></assignedEntity></performer>
                </serviceEvent></documentationOf>%s
                <componentOf><encompassingEncounter><effectiveTime><low value="20260712153000+0200"/></effectiveTime>
                <location><healthCareFacility><code code="SA07" displayName="Cabinet individuel"
                codeSystem="1.2.250.1.71.4.2.4"/></healthCareFacility></location></encompassingEncounter></componentOf>
                <component><structuredBody>%s</structuredBody></component></ClinicalDocument>"""
                .formatted(id, type, ins, replaces, sections);
    }
}
