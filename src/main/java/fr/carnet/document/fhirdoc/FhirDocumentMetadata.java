package fr.carnet.document.fhirdoc;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.carnet.document.entry.CodeSystems;
import fr.carnet.document.entry.ContainedActors;
import fr.carnet.document.entry.SourcePatient;
import fr.carnet.document.formats.DocumentFormats;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.BusinessIdentifier;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The mapping of a complete FHIR document. */
final class FhirDocumentMetadata {
    private static final Set<String> VISIBILITY_CODES =
            Set.of("MASQUE_PS", "INVISIBLE_PATIENT", "INVISIBLE_REPRESENTANTS_LEGAUX");
    private static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";

    private final Bundle bundle;
    private final Composition composition;
    private final BundleContents contents;
    private final FhirDocumentHeader header;
    private final DocumentReference document = new DocumentReference();
    private final ContainedActors contained = new ContainedActors(document);
    private final DocumentActors actors;

    FhirDocumentMetadata(
            Bundle bundle, Composition composition, BundleContents contents, FhirDocumentHeader header) {
        this.bundle = bundle;
        this.composition = composition;
        this.contents = contents;
        this.header = header;
        this.actors = new DocumentActors(composition, contents, contained);
    }

    DocumentReference documentReference(String contentType, Function<String, Optional<Coding>> classOfType) {
        document.setStatus(DocumentReferenceStatus.CURRENT);
        header.masterIdentifier().map(FhirDocumentMetadata::identifier).ifPresent(id -> document.setMasterIdentifier(
                id.setUse(Identifier.IdentifierUse.USUAL)));
        header.ins().stream().findFirst().map(FhirDocumentMetadata::identifier).ifPresent(ins -> document.setSubject(
                new Reference().setIdentifier(ins)));
        document.setType(composition.getType().copy());
        documentClass(classOfType).map(CodeableConcept::new).ifPresent(document::addCategory);
        document.setDateElement(instant(composition.getDateElement()));
        people();
        labels();
        composition.getRelatesTo().forEach(this::relation);
        content(contentType);
        document.setContext(context());
        return document;
    }

    /** The class the Composition states, else the one of its type. */
    private Optional<Coding> documentClass(Function<String, Optional<Coding>> classOfType) {
        Optional<Coding> stated = composition.getCategory().stream()
                .flatMap(category -> category.getCoding().stream())
                .filter(coding -> CodeSystems.CLASSES.equals(coding.getSystem()))
                .findFirst();
        return stated.map(Coding::copy).or(() -> composition.getType().getCoding().stream()
                .map(type -> classOfType.apply(type.getCode()))
                .flatMap(Optional::stream)
                .findFirst());
    }

    private void people() {
        composition.getAuthor().stream().map(actors::author).flatMap(Optional::stream).forEach(document::addAuthor);
        composition.getAttester().stream()
                .filter(attester -> attester.hasParty() && isLegalOrProfessional(attester))
                .map(attester -> actors.authenticator(attester.getParty()))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(document::setAuthenticator);
        actors.custodian(composition.getCustodian()).ifPresent(document::setCustodian);
    }

    private boolean isLegalOrProfessional(Composition.CompositionAttesterComponent attester) {
        boolean legal = composition.getAttester().stream()
                .anyMatch(other -> other.getMode() == Composition.CompositionAttestationMode.LEGAL);
        return attester.getMode() == Composition.CompositionAttestationMode.LEGAL
                || !legal && attester.getMode() == Composition.CompositionAttestationMode.PROFESSIONAL;
    }

    /** The confidentiality of the Composition, and the visibility asked for in the tags of the document. */
    private void labels() {
        if (composition.getConfidentiality() != null) {
            String code = composition.getConfidentiality().toCode();
            Coding confidentiality = new Coding(CodeSystems.CONFIDENTIALITY, code, null);
            document.addSecurityLabel(new CodeableConcept(confidentiality));
        }
        Stream.of(bundle, composition)
                .flatMap(resource -> resource.getMeta().getSecurity().stream())
                .map(Coding::getCode)
                .filter(code -> code != null && VISIBILITY_CODES.contains(code))
                .distinct()
                .forEach(code -> document.addSecurityLabel(
                        new CodeableConcept(new Coding(CodeSystems.VISIBILITY, code, null))));
    }

    private void relation(Composition.CompositionRelatesToComponent relation) {
        Optional<DocumentRelationshipType> code = Stream.of(DocumentRelationshipType.values())
                .filter(known -> relation.getCode() != null && known.name().equals(relation.getCode().name()))
                .findFirst();
        Reference target = target(relation);
        if (code.isPresent() && !target.isEmpty()) {
            document.addRelatesTo().setCode(code.get()).setTarget(target);
        }
    }

    /** The other document by its identifier, or by its DocumentReference; another literal means nothing outside. */
    private static Reference target(Composition.CompositionRelatesToComponent relation) {
        Reference told = relation.hasTargetReference() ? relation.getTargetReference() : new Reference();
        Identifier identifier = relation.hasTargetIdentifier() ? relation.getTargetIdentifier() : told.getIdentifier();
        Reference target = new Reference();
        if (!identifier.isEmpty()) {
            target.setIdentifier(identifier);
        } else if ("DocumentReference".equals(told.getReferenceElement().getResourceType())) {
            target.setReference(told.getReference());
        }
        return target;
    }

    private void content(String contentType) {
        Attachment attachment = new Attachment().setContentType(contentType).setTitle(composition.getTitle());
        attachment.setCreationElement(composition.getDateElement().copy());
        Stream.of(composition.getLanguage(), bundle.getLanguage())
                .filter(language -> language != null && !language.isBlank())
                .findFirst()
                .ifPresent(attachment::setLanguage);
        document.addContent().setAttachment(attachment).setFormat(format());
    }

    private Coding format() {
        DocumentFormats formats = DocumentFormats.standard();
        boolean ips = Stream.of(bundle, composition)
                .flatMap(resource -> resource.getMeta().getProfile().stream())
                .map(CanonicalType::getValue)
                .anyMatch(profile -> profile != null && profile.startsWith(IPS));
        return (ips ? formats.ofCode(DocumentFormats.IPS) : Optional.<Coding>empty()).orElseGet(formats::unprofiled);
    }

    private DocumentReferenceContextComponent context() {
        DocumentReferenceContextComponent context = new DocumentReferenceContextComponent();
        composition.getEvent().forEach(event -> event.getCode().forEach(code -> context.addEvent(code.copy())));
        period().ifPresent(context::setPeriod);
        concept(CodeSystems.ACTIVITY_SECTORS).ifPresent(context::setFacilityType);
        concept(CodeSystems.PRACTICE_SETTINGS).ifPresent(context::setPracticeSetting);
        Patient traits = header.subject().map(SourcePatient::traits).orElseGet(this::logicalSubject);
        return context.setSourcePatientInfo(contained.contain(traits));
    }

    private Patient logicalSubject() {
        Patient patient = new Patient();
        header.ins().forEach(ins -> patient.addIdentifier(SourcePatient.identifier(ins.system(), ins.value())));
        return patient;
    }

    private Optional<Period> period() {
        Stream<Period> events = composition.getEvent().stream().map(Composition.CompositionEventComponent::getPeriod);
        Stream<Period> encounter = encounter().stream().map(Encounter::getPeriod);
        return Stream.concat(events, encounter).filter(Period::hasStart).findFirst().map(Period::copy);
    }

    private Optional<Encounter> encounter() {
        return contents.resolve(composition.getEncounter(), composition, Encounter.class);
    }

    /** A code of this system said by the encounter, the authors' roles, their organisations or the custodian. */
    private Optional<CodeableConcept> concept(String system) {
        Stream<CodeableConcept> ofEncounter = encounter().stream().map(Encounter::getServiceType);
        Stream<CodeableConcept> ofAuthors = composition.getAuthor().stream()
                .flatMap(author -> contents.resolve(author, composition).stream())
                .flatMap(this::concepts);
        Stream<CodeableConcept> ofCustodian = contents.resolve(composition.getCustodian(), composition).stream()
                .flatMap(this::concepts);
        return Stream.of(ofEncounter, ofAuthors, ofCustodian)
                .flatMap(Function.identity())
                .flatMap(concept -> concept.getCoding().stream())
                .filter(coding -> system.equals(coding.getSystem()))
                .findFirst()
                .map(coding -> new CodeableConcept(coding.copy()));
    }

    private Stream<CodeableConcept> concepts(Resource resource) {
        if (resource instanceof Organization organization) {
            return organization.getType().stream();
        }
        if (resource instanceof PractitionerRole role) {
            List<CodeableConcept> own = role.getSpecialty();
            return Stream.concat(
                    own.stream(), contents.resolve(role.getOrganization(), role).stream().flatMap(this::concepts));
        }
        return Stream.empty();
    }

    private static InstantType instant(DateTimeType date) {
        InstantType instant = new InstantType();
        boolean timed = date.getPrecision().ordinal() >= TemporalPrecisionEnum.MINUTE.ordinal();
        instant.setValue(timed ? date.getValue() : startOfDay(date));
        instant.setPrecision(
                date.getPrecision() == TemporalPrecisionEnum.MILLI
                        ? TemporalPrecisionEnum.MILLI
                        : TemporalPrecisionEnum.SECOND);
        instant.setTimeZone(
                timed && date.getTimeZone() != null ? date.getTimeZone() : TimeZone.getTimeZone(BusinessClock.PARIS));
        return instant;
    }

    /** A date without a time is that day, or the first day of that month or year, in Paris. */
    private static Date startOfDay(DateTimeType date) {
        int month = date.getMonth() == null ? 1 : date.getMonth() + 1;
        int day = date.getDay() == null ? 1 : date.getDay();
        return Date.from(LocalDate.of(date.getYear(), month, day)
                .atStartOfDay(BusinessClock.PARIS)
                .toInstant());
    }

    private static Identifier identifier(BusinessIdentifier id) {
        return new Identifier().setSystem(id.system()).setValue(id.value());
    }
}
