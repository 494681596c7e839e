package fr.carnet.register;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.shared.Visibility;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.Set;
import java.util.Map;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.MedicationDispense;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of parameter finds and does not find. */
abstract class SearchContract extends RegisterContract {
    private RecordNumber record;

    @BeforeAll
    void storeOne() {
        record = newRecord();
        store(record, ADocument.complete("urn:uuid:0b9c4d7e-0000-4000-8000-000000000001"));
        store(newRecord(), ADocument.complete("urn:uuid:0b9c4d7e-0000-4000-8000-000000000002"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "status=current",
                "status=superseded,current",
                "status=http://hl7.org/fhir/document-reference-status|current",
                "status=http://hl7.org/fhir/document-reference-status|",
                "type=11488-4",
                "type=http://loinc.org|11488-4",
                "type=http://loinc.org|",
                "type=34112-3,http://loinc.org|11488-4",
                "facility=|SA01",
                "facility=SA01",
                "identifier=urn:uuid:0b9c4d7e-0000-4000-8000-000000000001",
                "identifier=urn:ietf:rfc:3986|urn:uuid:0b9c4d7e-0000-4000-8000-000000000001",
                "identifier=urn:oid:1.2.3|other\\, with \\| signs",
                "category=11&type=11488-4&status=current",
                "security-label=N",
                "setting=AMBULATOIRE",
                "event=urn:ccam|DEQP003",
                "format=urn:ihe:iti:xds-sd:pdf:2008",
                "author.family=elu",
                "author.family=ELU-BOEUF",
                "author.family=élu-bœuf",
                "author.family:exact=Élu-Bœuf",
                "author.family:contains=BŒU",
                "author.family=durand",
                "author.given=eve",
                "author.given=JEAN",
                "author.given=nobody,jean-françois",
                "author=Practitioner/p7-known",
                "author=p7-known",
                "author:Practitioner=p7-known",
                "author:Practitioner=Practitioner/p7-known",
                "author=Practitioner/p7-known/_history/9",
                "author:identifier=urn:oid:1.2.250.1.71.4.2.1|810001234567",
                "author=urn:oid:1.2.250.1.71.4.2.1|810001234567",
                "related:identifier=urn:order|42",
                "related=urn:order|42",
                "relatesto=DocumentReference/p7-target",
                "isArchived=false",
                "isArchived=true,false",
                "date=2025-03-10",
                "date=2025-03-10T09:00:00Z",
                "date=2025-03-10T10:00",
                "date=ge2025-03-10&date=lt2025-03-11",
                "date=2024,2025",
                "creation=2025-03-09",
                "creation=2025-03",
                "period=2025-03",
                "period=gt2025-03-05T08:00",
                "period=ge2025-03-05",
                "period=le2025-03-01",
                "period=sa2025-02-28",
                "period=eb2025-03-06",
                "period=ap2025-03-04",
                "period-start=2025-03-01",
                "period-end=le2025-03-05T08:00:00Z",
                "_lastUpdated=gt2020-01-01",
                "_lastUpdated=ne2020",
            })
    void the_document_is_found(String query) {
        assertThat(search(record, "DocumentReference", query).total()).contains(1L);
        assertThat(ids(record, "DocumentReference", query)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=superseded",
                "status=CURRENT",
                "status=|current",
                "status=http://hl7.org/fhir/list-status|current",
                "type=11488",
                "type=|11488-4",
                "type=http://snomed.info/sct|11488-4",
                "type=http://snomed.info/sct|",
                "type=11488-4&type=34112-3",
                "facility=http://loinc.org|SA01",
                "setting=ambulatoire",
                "identifier=urn:uuid:0b9c4d7e-0000-4000-8000-000000000002",
                "identifier=other",
                "author.family=boeuf",
                "author.family=e%",
                "author.family=____",
                "author.family:exact=élu-bœuf",
                "author.family:exact=Élu",
                "author.family:contains=xyz",
                "author=Patient/p7-known",
                "author:Patient=p7-known",
                "author=Practitioner/p7",
                "author:identifier=urn:oid:1.2.250.1.71.4.2.2|810001234567",
                "isArchived=true",
                "date=2025-03-09",
                "date=ne2025-03-10",
                "date=2025-03-10T10:00:00Z",
                "date=gt2025-03-10",
                "date=lt2025-03-10",
                "creation=2025-03-09T00:00",
                "period=2025-03-02",
                "period=ne2025",
                "period=gt2025-03-05",
                "period=lt2025-03-01",
                "period=sa2025-03-01",
                "period=eb2025-03-05",
                "period=ap2020",
                "_lastUpdated=lt2020",
                "_id=p1-nothing",
            })
    void the_document_is_not_found(String query) {
        assertThat(search(record, "DocumentReference", query).total()).contains(0L);
        assertThat(ids(record, "DocumentReference", query)).isEmpty();
    }

    @Test
    void an_id_finds_its_document_and_several_ids_are_alternatives() {
        RecordNumber own = newRecord();
        String first = store(own, ADocument.of("a", "11488-4", "2025-01-01T00:00:00Z")).id();
        String second = store(own, ADocument.of("b", "11488-4", "2025-01-02T00:00:00Z")).id();
        assertThat(ids(own, "DocumentReference", "_id=" + first)).containsExactly(first);
        assertThat(ids(own, "DocumentReference", "_id=" + first + "," + second)).containsExactly(second, first);
        assertThat(ids(own, "DocumentReference", "_id=" + first + "&_id=" + second)).isEmpty();
    }

    @Test
    void an_archived_document_is_found_as_such_only() {
        RecordNumber own = newRecord();
        store(own, ADocument.archived(ADocument.of("a", "11488-4", "2025-01-01T00:00:00Z")));
        assertThat(ids(own, "DocumentReference", "isArchived=true")).hasSize(1);
        assertThat(ids(own, "DocumentReference", "isArchived=false")).isEmpty();
    }

    @Test
    void an_author_of_the_directory_is_found_by_name_and_identifier() {
        RecordNumber own = newRecord();
        var document = ADocument.of("a", "11488-4", "2025-01-01T00:00:00Z");
        document.addAuthor().setReference(Directory.DOCTOR);
        store(own, document);
        assertThat(ids(own, "DocumentReference", "author.family=annuaire&author.given=zelie")).hasSize(1);
        assertThat(ids(own, "DocumentReference", "author:identifier=810009999999")).hasSize(1);
    }

    @Test
    void a_list_is_found_by_its_extensions_title_source_and_items() {
        RecordNumber own = newRecord();
        store(own, aSubmissionSet());
        for (String query : new String[] {
            "designationType=04", "sourceId=urn:source|1.2.3", "authorOrg:identifier=urn:org|1690000001",
            "title=lot d'examens", "source:Practitioner=p1-x", "item=DocumentReference/p1-doc", "code=submissionset",
            "date=2025-05", "source.family=martin"
        }) {
            assertThat(ids(own, "List", query)).as(query).hasSize(1);
        }
        assertThat(ids(own, "List", "code=folder")).isEmpty();
        assertThat(ids(own, "List", "source.family=durand")).isEmpty();
    }

    @Test
    void a_list_is_seen_by_who_sees_one_of_its_documents_and_by_nobody_else() {
        RecordNumber own = newRecord();
        ListResource list = aSubmissionSet();
        list.getEntry().clear();
        Entry document = store(own, ADocument.of("urn:x:1", "11488-4", "2025-01-01T00:00:00Z"));
        list.addEntry().setItem(new Reference("DocumentReference/" + document.id()));
        store(own, list, new EntryFacts("", Set.of("ps:other"), "", false, null, false, false));
        assertThat(seen(own, Set.of("11488-4"))).isEqualTo(1);
        assertThat(seen(own, Set.of("34112-3"))).isZero();
    }

    private long seen(RecordNumber record, Set<String> types) {
        Visibility visibility = new Visibility(false, types, false, true, true, Set.of("ps:reader"), false, NOW);
        return register.search(record, "List", Map.of(), visibility, "ps:reader").total().orElseThrow();
    }

    @Test
    void a_clinical_resource_answers_the_contract_name_and_the_name_of_r4() {
        RecordNumber own = newRecord();
        AllergyIntolerance allergy = new AllergyIntolerance();
        allergy.getClinicalStatus().addCoding().setSystem("urn:clinical").setCode("active");
        allergy.getCode().addCoding().setCode("peanut");
        store(own, allergy);
        MedicationDispense dispense = new MedicationDispense();
        dispense.setMedication(new CodeableConcept());
        dispense.getMedicationCodeableConcept().addCoding().setSystem("urn:cip").setCode("3400900000001");
        dispense.setWhenHandedOverElement(new DateTimeType("2025-06"));
        store(own, dispense);
        assertThat(ids(own, "AllergyIntolerance", "status=active&clinical-status=active&code=peanut")).hasSize(1);
        assertThat(ids(own, "AllergyIntolerance", "date=ge1900")).as("without a date").isEmpty();
        assertThat(ids(own, "AllergyIntolerance", "date=le2999")).as("without a date").isEmpty();
        assertThat(ids(own, "MedicationDispense", "code=urn:cip|3400900000001&whenhandedover=2025-06")).hasSize(1);
        assertThat(ids(own, "MedicationDispense", "date=2025-06-01")).isEmpty();
    }

    @Test
    void an_identifier_finds_what_the_search_would_find() {
        BusinessIdentifier known = new BusinessIdentifier("urn:oid:1.2.3", "other, with | signs");
        assertThat(register.findByIdentifier(record, "DocumentReference", known)).hasSize(1);
        assertThat(register.findByIdentifier(newRecord(), "DocumentReference", known)).isEmpty();
        assertThat(register.findByIdentifier(record, "List", known)).isEmpty();
        BusinessIdentifier other = new BusinessIdentifier("urn:oid:1.2.4", "other, with | signs");
        assertThat(register.findByIdentifier(record, "DocumentReference", other)).isEmpty();
        BusinessIdentifier none = new BusinessIdentifier("", "other, with | signs");
        assertThat(register.findByIdentifier(record, "DocumentReference", none)).isEmpty();
    }

    @Test
    void texts_of_any_length_and_alphabet_are_kept_and_found() {
        RecordNumber own = newRecord();
        String endless = "urn:x:" + "é😀".repeat(2000);
        store(own, ADocument.of(endless, "11488-4", "2025-01-01T00:00:00Z"));
        ListResource list = new ListResource();
        list.setTitle("😀".repeat(600));
        store(own, list);
        assertThat(ids(own, "DocumentReference", "identifier=" + endless)).hasSize(1);
        assertThat(ids(own, "DocumentReference", "identifier=" + endless + "x")).isEmpty();
        assertThat(ids(own, "List", "title=😀😀")).hasSize(1);
    }

    private static ListResource aSubmissionSet() {
        ListResource list = new ListResource();
        String base = "https://profiles.ihe.net/ITI/MHD/StructureDefinition/";
        CodeableConcept purpose = new CodeableConcept();
        purpose.addCoding().setCode("04");
        list.addExtension(base + "ihe-designationType", purpose);
        list.addExtension(
                base + "ihe-sourceId",
                new org.hl7.fhir.r4.model.Identifier().setSystem("urn:source").setValue("1.2.3"));
        Reference organization = new Reference();
        organization.getIdentifier().setSystem("urn:org").setValue("1690000001");
        list.addExtension(base + "ihe-authorOrg", organization);
        list.setTitleElement(new StringType("Lot  d'Examens de mai"));
        list.setSource(new Reference("Practitioner/p1-x").setDisplay("MARTIN Léa"));
        list.addEntry().setItem(new Reference("DocumentReference/p1-doc"));
        list.getCode().addCoding().setCode("submissionset");
        list.setDateElement(new DateTimeType("2025-05-17T10:00:00+02:00"));
        return list;
    }
}
