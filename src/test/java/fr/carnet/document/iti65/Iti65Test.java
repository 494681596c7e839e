package fr.carnet.document.iti65;

import static fr.carnet.document.ADocument.BYTES;
import static fr.carnet.document.ADocument.full;
import static fr.carnet.document.ADocument.ins;
import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.Level;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Warning;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class Iti65Test {
    private static final String SET = "urn:uuid:0b6d0f3c-0000-4000-8000-00000000000a";
    private static final String DOCUMENT = "urn:uuid:0b6d0f3c-0000-4000-8000-00000000000b";
    private static final String BINARY = "urn:uuid:0b6d0f3c-0000-4000-8000-000000000002";
    private static final String FOLDER = "urn:uuid:0b6d0f3c-0000-4000-8000-00000000000c";
    private static final String PDSM =
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-comprehensive-provide-document-bundle";

    private final Iti65 iti65 = new Iti65(new CodeLists());

    private static Bundle bundle() {
        Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
        bundle.getMeta().addProfile(PDSM + "|3.1.1");
        add(bundle, SET, set());
        add(bundle, DOCUMENT, full());
        add(bundle, BINARY, new Binary().setContentType("application/pdf").setData(BYTES));
        return bundle;
    }

    private static ListResource list(String kind) {
        ListResource list = new ListResource().setStatus(ListStatus.CURRENT).setMode(ListMode.WORKING);
        list.setCode(new CodeableConcept(new Coding(MhdList.TYPES, kind, null)));
        list.setSubject(new Reference("Patient/p7-holder"));
        list.addExtension(MhdList.DESIGNATION, new CodeableConcept().setText("Consultation"));
        list.setDate(new Date());
        list.addEntry().setItem(new Reference(DOCUMENT));
        return list;
    }

    private static ListResource set() {
        ListResource set = list("submissionset");
        set.addExtension(MhdList.SOURCE_ID, new Identifier().setSystem("urn:x").setValue("1"));
        set.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:oid:2.25.1");
        set.setSource(new Reference().setDisplay("Camille Exemple"));
        return set;
    }

    private static BundleEntryComponent add(Bundle bundle, String fullUrl, Resource resource) {
        BundleEntryComponent entry = bundle.addEntry().setFullUrl(fullUrl).setResource(resource);
        entry.getRequest().setMethod(HTTPVerb.POST).setUrl(resource.fhirType());
        return entry;
    }

    private static ListResource setOf(Bundle bundle) {
        return (ListResource) bundle.getEntry().get(0).getResource();
    }

    private static DocumentReference documentOf(Bundle bundle) {
        return (DocumentReference) bundle.getEntry().get(1).getResource();
    }

    @Test
    void a_submission_is_read_with_its_parts_in_place() {
        Submission read = iti65.read(bundle()).orRefuse();
        assertThat(read.level()).isEqualTo(Level.PDSM_COMPREHENSIVE);
        assertThat(read.submissionSet()).get().extracting(Placed::index).isEqualTo(0);
        assertThat(read.documents()).hasSize(1);
        assertThat(read.documents().get(0).entry().path()).isEqualTo("Bundle.entry[1].resource");
        assertThat(read.documents().get(0).content()).get().extracting(Placed::index).isEqualTo(2);
        assertThat(read.subjects()).hasSize(2);
        assertThat(read.warnings()).isEmpty();
    }

    @Test
    void a_transaction_is_recognised_by_its_profile_or_its_submission_set() {
        Bundle unprofiled = bundle();
        unprofiled.setMeta(null);
        assertThat(Iti65.recognises(bundle())).isTrue();
        assertThat(Iti65.recognises(unprofiled)).isTrue();
        assertThat(iti65.read(unprofiled).faults())
                .extracting(fr.carnet.shared.Fault::expression)
                .containsExactly("Bundle.meta.profile");

        Bundle plain = new Bundle().setType(BundleType.TRANSACTION);
        add(plain, DOCUMENT, full());
        assertThat(Iti65.recognises(plain)).isFalse();
        assertThat(Iti65.recognises(bundle().setType(BundleType.BATCH))).isFalse();
    }

    @Test
    void a_missing_identifier_of_the_set_is_assigned_with_a_warning_and_the_bundle_sent_stays_as_it_was() {
        Bundle bundle = bundle();
        setOf(bundle).setIdentifier(null);
        Submission read = iti65.read(bundle).orRefuse();
        assertThat(read.submissionSet().orElseThrow().resource().getIdentifierFirstRep().getValue())
                .matches("urn:oid:2\\.25\\.[0-9]+");
        assertThat(read.warnings()).extracting(Warning::expression).containsExactly("Bundle.entry[0].resource.identifier");
        assertThat(setOf(bundle).hasIdentifier()).isFalse();
    }

    static Stream<Arguments> faulty() {
        return Stream.of(
                fault("Bundle.entry", b -> b.getEntry().remove(0), true),
                fault("Bundle.entry", b -> {
                    add(b, "urn:uuid:1", set());
                }, false),
                fault("Bundle.entry", b -> {
                    setOf(b).setEntry(null);
                    b.getEntry().remove(2);
                    b.getEntry().remove(1);
                }, false),
                fault("Bundle.entry[0].resource.date", b -> setOf(b).setDate(null), false),
                fault("Bundle.entry[0].resource.subject", b -> setOf(b).setSubject(null), false),
                fault("Bundle.entry[0].resource.source", b -> setOf(b).setSource(null), false),
                fault("Bundle.entry[0].resource.status", b -> setOf(b).setStatus(ListStatus.RETIRED), false),
                fault("Bundle.entry[0].resource.mode", b -> setOf(b).setMode(ListMode.SNAPSHOT), false),
                fault("Bundle.entry[0].resource.code", b -> setOf(b).setCode(null), true),
                fault("Bundle.entry[1]", b -> setOf(b).setEntry(null), false),
                fault("Bundle.entry[0].resource.entry[1].item", b -> setOf(b).addEntry().setItem(new Reference("urn:uuid:9")), false),
                fault("Bundle.entry[0].resource.entry[1].item", b -> setOf(b).addEntry().setItem(new Reference("Patient/9")), false),
                fault("Bundle.entry[1].resource.content[0].attachment.url",
                        b -> documentOf(b).getContentFirstRep().getAttachment().setUrl("Binary/elsewhere"), true),
                fault("Bundle.entry[3]", b -> add(b, "urn:uuid:1", new Binary().setContentType("text/plain").setData(BYTES)), false),
                fault("Bundle.entry[3]", b -> add(b, "urn:uuid:1", practitioner()), false),
                fault("Bundle.entry[3]", b -> add(b, FOLDER, folder()), false),
                fault("Bundle.entry[3].resource", b -> add(b, "urn:uuid:1", new Observation()), false),
                fault("Bundle.entry[3].resource", b -> add(b, "urn:uuid:1", new Bundle().setType(BundleType.COLLECTION)), false),
                fault("Bundle.entry[2].fullUrl", b -> b.getEntry().get(2).setFullUrl(DOCUMENT), true),
                fault("Bundle.entry[1].request.method", b -> b.getEntry().get(1).getRequest().setMethod(HTTPVerb.PUT), false),
                fault("Bundle.entry[1].request.method", b -> b.getEntry().get(1).getRequest().setMethod(HTTPVerb.GET), false),
                fault("Bundle.entry[1].request.url", b -> b.getEntry().get(1).getRequest().setUrl("List"), false),
                fault("Bundle.entry[1].request", b -> b.getEntry().get(1).setRequest(null), true),
                fault("Bundle.entry[1].resource.subject", b -> documentOf(b).setSubject(new Reference("Patient/p8-other")), false),
                fault("Bundle.entry[1].resource.author[1]", b -> documentOf(b).addAuthor(new Reference("urn:uuid:404")), false),
                fault("Bundle.entry[2].resource.contentType",
                        b -> ((Binary) b.getEntry().get(2).getResource()).setContentType(null), false),
                fault("Bundle.entry[3].resource", b -> patch(b, "DocumentReference.description"), false),
                fault("Bundle.entry[3].request.url", b -> patch(b, "DocumentReference.status").getRequest().setUrl("List/1"), false));
    }

    private static Arguments fault(String place, Consumer<Bundle> spoil, boolean others) {
        return Arguments.of(place, spoil, others);
    }

    private static Practitioner practitioner() {
        Practitioner practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem("https://rpps.esante.gouv.fr").setValue("10009999903");
        return practitioner;
    }

    private static ListResource folder() {
        return list("folder").setTitle("Suivi");
    }

    private static BundleEntryComponent patch(Bundle bundle, String path) {
        Parameters parameters = new Parameters();
        var operation = parameters.addParameter().setName("operation");
        operation.addPart().setName("path").setValue(new StringType(path));
        operation.addPart().setName("type").setValue(new CodeType("replace"));
        operation.addPart().setName("value").setValue(new CodeType("superseded"));
        BundleEntryComponent entry = add(bundle, "urn:uuid:0b6d0f3c-0000-4000-8000-00000000000d", parameters);
        entry.getRequest().setMethod(HTTPVerb.PATCH).setUrl("DocumentReference/p7-old");
        return entry;
    }

    /** @param others further faults follow from this one */
    @ParameterizedTest
    @MethodSource("faulty")
    void each_fault_of_a_submission_is_named_at_its_place(String place, Consumer<Bundle> spoil, boolean others) {
        Bundle bundle = bundle();
        spoil.accept(bundle);
        var places = iti65.read(bundle).faults().stream().map(Fault::expression).toList();
        if (others) {
            assertThat(places).contains(place);
        } else {
            assertThat(places).containsExactly(place);
        }
    }

    @Test
    void the_source_is_the_list_source_or_the_source_id_outside_pdsm() {
        Bundle bundle = bundle();
        bundle.setMeta(new Meta()
                .addProfile("https://profiles.ihe.net/ITI/MHD/StructureDefinition/IHE.MHD.Minimal.ProvideBundle"));
        setOf(bundle).setSource(null);
        assertThat(iti65.read(bundle).faults()).isEmpty();
        setOf(bundle).getExtension().removeIf(e -> e.getUrl().equals(MhdList.SOURCE_ID));
        assertThat(iti65.read(bundle).faults()).extracting(Fault::expression).containsExactly("Bundle.entry[0].resource.source");
    }

    @Test
    void a_folder_a_patient_and_directory_entries_find_their_place() {
        Bundle bundle = bundle();
        add(bundle, FOLDER, folder());
        setOf(bundle).addEntry().setItem(new Reference(FOLDER));
        setOf(bundle).addEntry().setItem(new Reference("DocumentReference/p7-existing"));
        Patient patient = new Patient();
        patient.addIdentifier(ins());
        add(bundle, "urn:uuid:77", patient);
        setOf(bundle).setSubject(new Reference("urn:uuid:77"));
        add(bundle, "urn:uuid:78", practitioner()).getRequest().setIfNoneExist("identifier=a|b");
        documentOf(bundle).addAuthor(new Reference("urn:uuid:78"));
        patch(bundle, "DocumentReference.status");

        Submission read = iti65.read(bundle).orRefuse();

        assertThat(read.folders()).hasSize(1);
        assertThat(read.patient()).isPresent();
        assertThat(read.directory()).hasSize(1);
        assertThat(read.patches()).containsExactly(new SupersedingPatch(6, "DocumentReference/p7-old", Optional.empty()));
        assertThat(read.subjects().get(0).subject().ins()).hasSize(1);
    }

    @Test
    void a_fhir_document_may_be_the_content_and_relative_urls_find_their_entry() {
        Bundle bundle = bundle();
        Bundle content = new Bundle().setType(BundleType.DOCUMENT);
        content.setId("content-1");
        bundle.getEntry().get(2).setResource(content).getRequest().setUrl("Bundle");
        bundle.getEntry().get(2).setFullUrl(null);
        documentOf(bundle).getContentFirstRep().getAttachment().setUrl("Bundle/content-1");
        assertThat(iti65.read(bundle).orRefuse().documents().get(0).content()).isPresent();
    }

    @Test
    void two_documents_cannot_replace_the_same_one() {
        Bundle bundle = bundle();
        Reference old = new Reference("DocumentReference/p7-old");
        documentOf(bundle).addRelatesTo().setCode(DocumentRelationshipType.REPLACES).setTarget(old);
        assertThat(iti65.read(bundle).faults()).isEmpty();

        add(bundle, "urn:uuid:55", documentOf(bundle).copy());
        setOf(bundle).addEntry().setItem(new Reference("urn:uuid:55"));
        assertThat(iti65.read(bundle).faults()).extracting(Fault::expression).containsExactly("Bundle.entry[3].resource.relatesTo");
    }
}
