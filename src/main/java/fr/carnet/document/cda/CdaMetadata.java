package fr.carnet.document.cda;

import fr.carnet.document.entry.ContainedActors;
import fr.carnet.document.formats.DocumentFormats;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.cda.CdaElement;
import fr.carnet.shared.cda.CdaTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;

/** The mapping of a complete header, line by line (DOMAIN 9, "CDA header to metadata"). */
final class CdaMetadata {
    private static final Map<String, DocumentRelationshipType> RELATIONS = Map.of(
            "RPLC", DocumentRelationshipType.REPLACES,
            "APND", DocumentRelationshipType.APPENDS,
            "XFRM", DocumentRelationshipType.TRANSFORMS);

    private final CdaElement root;
    private final CdaHeader header;
    private final DocumentReference document = new DocumentReference();
    private final CdaActors actors;

    CdaMetadata(CdaElement root, CdaHeader header) {
        this.root = root;
        this.header = header;
        Patient holder = root.first("recordTarget/patientRole").map(CdaPatient::of).orElseGet(Patient::new);
        this.actors = new CdaActors(new ContainedActors(document), holder);
    }

    DocumentReference documentReference(Function<String, Optional<Coding>> classOfType) {
        document.setStatus(DocumentReferenceStatus.CURRENT);
        header.masterIdentifier().map(CdaMetadata::identifier).ifPresent(id -> document.setMasterIdentifier(
                id.setUse(Identifier.IdentifierUse.USUAL)));
        header.type().ifPresent(type -> {
            document.setType(new CodeableConcept(type));
            classOfType.apply(type.getCode()).map(CodeableConcept::new).ifPresent(document::addCategory);
        });
        header.ins().stream().findFirst().map(CdaMetadata::identifier).ifPresent(ins -> document.setSubject(
                new Reference().setIdentifier(ins)));
        header.created().ifPresent(created -> document.setDateElement(created.instant()));
        root.first("confidentialityCode").flatMap(CdaValues::concept).ifPresent(document::addSecurityLabel);
        actors();
        relations();
        content();
        document.setContext(context());
        return document;
    }

    private void actors() {
        root.all("author").map(actors::author).flatMap(Optional::stream).forEach(author -> {
            if (document.getAuthor().stream().noneMatch(known -> known.equalsDeep(author))) {
                document.addAuthor(author);
            }
        });
        root.first("legalAuthenticator").flatMap(actors::authenticator).ifPresent(document::setAuthenticator);
        root.first("custodian/assignedCustodian/representedCustodianOrganization")
                .flatMap(actors::organization)
                .ifPresent(document::setCustodian);
    }

    private void relations() {
        root.all("relatedDocument").forEach(related -> {
            Optional<DocumentRelationshipType> code = related.attribute("typeCode").map(RELATIONS::get);
            Optional<Identifier> parent =
                    related.first("parentDocument/id").flatMap(CdaValues::identifier).map(CdaMetadata::identifier);
            if (code.isPresent() && parent.isPresent()) {
                document.addRelatesTo().setCode(code.get()).getTarget().setIdentifier(parent.get());
            }
        });
    }

    private void content() {
        Attachment attachment = new Attachment().setContentType(header.contentType());
        root.first("languageCode").flatMap(code -> code.attribute("code")).ifPresent(attachment::setLanguage);
        root.first("title").flatMap(CdaElement::text).or(this::typeLabel).ifPresent(attachment::setTitle);
        header.created().ifPresent(created -> attachment.setCreationElement(created.dateTime()));
        document.addContent().setAttachment(attachment).setFormat(format());
    }

    private Optional<String> typeLabel() {
        return header.type().map(Coding::getDisplay);
    }

    /** An unstructured body decides by its media type (A12), a structured one by the document's templates (A11). */
    private Coding format() {
        DocumentFormats formats = DocumentFormats.standard();
        Optional<CdaElement> unstructured = root.first("component/nonXMLBody/text");
        if (unstructured.isPresent()) {
            return unstructured
                    .get()
                    .attribute("mediaType")
                    .flatMap(formats::ofMediaType)
                    .orElseGet(formats::unprofiled);
        }
        return root.all("templateId")
                .map(template -> template.attribute("root").flatMap(formats::ofTemplate))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(formats::unprofiled);
    }

    private DocumentReferenceContextComponent context() {
        DocumentReferenceContextComponent context = new DocumentReferenceContextComponent();
        root.all("documentationOf/serviceEvent/code")
                .map(CdaValues::concept)
                .flatMap(Optional::stream)
                .forEach(context::addEvent);
        root.all("documentationOf/serviceEvent/effectiveTime")
                .map(CdaMetadata::period)
                .filter(Period::hasStart)
                .findFirst()
                .ifPresent(context::setPeriod);
        root.first("componentOf/encompassingEncounter/location/healthCareFacility/code")
                .flatMap(CdaValues::concept)
                .ifPresent(context::setFacilityType);
        root.all("documentationOf/serviceEvent/performer/assignedEntity/representedOrganization"
                        + "/standardIndustryClassCode")
                .map(CdaValues::concept)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(context::setPracticeSetting);
        return context.setSourcePatientInfo(actors.holder());
    }

    private static Period period(CdaElement interval) {
        Period period = new Period();
        interval.first("low")
                .flatMap(CdaTime::of)
                .or(() -> CdaTime.of(interval))
                .ifPresent(low -> period.setStartElement(low.dateTime()));
        interval.first("high").flatMap(CdaTime::of).ifPresent(high -> period.setEndElement(high.dateTime()));
        return period;
    }

    private static Identifier identifier(BusinessIdentifier id) {
        return new Identifier().setSystem(id.system()).setValue(id.value());
    }
}
