package fr.carnet.scenario;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;

/** Resources to store twice. */
final class StoredTwice {
    private StoredTwice() {}

    static DocumentReference document() {
        DocumentReference document = new DocumentReference();
        document.setDescription("compte rendu, « première » version é ß 日本");
        document.setType(new CodeableConcept().setText("CR"));
        document.addIdentifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:1");
        document.addContained(new Practitioner().addName(new org.hl7.fhir.r4.model.HumanName().setFamily("Martin")).setId("a"));
        document.addAuthor(new Reference("#a"));
        document.getMeta().addProfile("https://example.org/b").addProfile("https://example.org/a");
        document.getMeta().addSecurity().setSystem("urn:s").setCode("Z");
        document.getMeta().addSecurity().setSystem("urn:s").setCode("A");
        document.addContent().getAttachment().setUrl("Binary/1").setContentType("text/plain");
        return document;
    }

    static Resource changed(Resource resource) {
        DocumentReference next = (DocumentReference) resource.copy();
        next.setDescription("seconde");
        next.getMeta().setVersionId("1").setLastUpdated(new java.util.Date(0));
        return next;
    }

    static ListResource list() {
        return new ListResource().setTitle("lot").setMode(ListResource.ListMode.WORKING);
    }

    static Communication message() {
        Communication message = new Communication();
        message.addPayload().setContent(new StringType("Un document vous a été transmis."));
        return message;
    }

    /** Says nothing that is kept but its type. */
    static Resource bare() {
        ListResource bare = new ListResource();
        bare.getMeta().setVersionId("7").setLastUpdated(new java.util.Date(0)).setSource("urn:source");
        return bare;
    }

    static Resource labelled() {
        ListResource labelled = list();
        labelled.setLanguage("fr-FR");
        labelled.getMeta().addTag("urn:b", "2", "deux").addTag("urn:a", "1", null).setSource("urn:source#1");
        labelled.getMeta().addExtension("https://example.org/e", new StringType("x"));
        return labelled;
    }
}
