package fr.carnet.document.fhirdoc;

import fr.carnet.document.entry.SourcePatient;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;

/** A FHIR document's Bundle, and the metadata its Composition makes. Pure; the Bundle is not changed. */
public final class FhirDocumentHeader {
    private final Bundle bundle;
    private final Composition composition;
    private final BundleContents contents;

    private FhirDocumentHeader(Bundle bundle, Composition composition) {
        this.bundle = bundle;
        this.composition = composition;
        this.contents = new BundleContents(bundle);
    }

    /** @throws Refusal {@code invalid} when it is not a Bundle of type document that begins with a Composition */
    public static FhirDocumentHeader read(Bundle bundle) {
        if (bundle.getType() != Bundle.BundleType.DOCUMENT) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Bundle.type",
                    "un document FHIR est un Bundle de type document",
                    "a FHIR document is a Bundle of type document");
        }
        if (!(bundle.getEntryFirstRep().getResource() instanceof Composition composition)) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    "Bundle.entry[0]",
                    "un document FHIR commence par une Composition",
                    "a FHIR document begins with a Composition");
        }
        return new FhirDocumentHeader(bundle, composition);
    }

    /** {@code Bundle.identifier}, when it has a system and a value. */
    public Optional<BusinessIdentifier> masterIdentifier() {
        Identifier identifier = bundle.getIdentifier();
        return identifier.hasSystem() && identifier.hasValue() && !identifier.getValue().isBlank()
                ? Optional.of(new BusinessIdentifier(identifier.getSystem(), identifier.getValue()))
                : Optional.empty();
    }

    /** The national identifiers (INS) of the Composition's subject: of his Patient in the Bundle, or of the reference. */
    public List<BusinessIdentifier> ins() {
        List<Identifier> identifiers = new ArrayList<>();
        subject().ifPresent(patient -> identifiers.addAll(patient.getIdentifier()));
        identifiers.add(composition.getSubject().getIdentifier());
        return identifiers.stream()
                .filter(SourcePatient::isIns)
                .map(ins -> new BusinessIdentifier(ins.getSystem(), ins.getValue()))
                .distinct()
                .toList();
    }

    /** What the document lacks to make metadata of it; empty when nothing. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        need(faults, masterIdentifier().isPresent(), "Bundle.identifier", "un système et une valeur", "system and value");
        String place = "Bundle.entry[0].resource.";
        need(faults, !ins().isEmpty(), place + "subject", "l'INS de la personne", "the INS of the person");
        boolean type = composition.getType().getCoding().stream().anyMatch(c -> c.hasSystem() && c.hasCode());
        need(faults, type, place + "type", "un code avec sa nomenclature", "a code with its system");
        need(faults, composition.hasDateElement() && composition.getDate() != null, place + "date", "la date", "the date");
        need(faults, composition.hasTitle(), place + "title", "le titre", "the title");
        boolean authors = composition.getAuthor().stream().anyMatch(author -> contents.resolve(author, composition)
                        .isPresent()
                || author.hasIdentifier()
                || author.hasDisplay());
        need(faults, authors, place + "author", "un auteur présent dans le Bundle", "an author that the Bundle brings");
        boolean mistaken = composition.getStatus() == Composition.CompositionStatus.ENTEREDINERROR;
        need(faults, composition.hasStatus(), place + "status", "le statut", "the status");
        need(faults, !mistaken, place + "status", "un document qui n'est pas une erreur", "a document not in error");
        return faults;
    }

    /**
     * The metadata: {@code masterIdentifier} = {@code Bundle.identifier}, the rest from the Composition and what it refers
     * to. Left to the caller: subject's reference (the INS is given as a logical one), attachment url, size and hash, and
     * what the depositor and the record can complete.
     *
     * @param contentType form it was deposited in, {@code application/fhir+json} or {@code application/fhir+xml}
     * @param classOfType the class of a document type's code
     * @throws Refusal {@code invalid} with all {@link #faults}
     */
    public DocumentReference documentReference(String contentType, Function<String, Optional<Coding>> classOfType) {
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        return new FhirDocumentMetadata(bundle, composition, contents, this).documentReference(contentType, classOfType);
    }

    /** The Patient of the Bundle that the Composition is about. */
    Optional<Patient> subject() {
        return contents.resolve(composition.getSubject(), composition, Patient.class);
    }

    private static void need(List<Fault> faults, boolean present, String place, String french, String english) {
        if (!present) {
            faults.add(new Fault(
                    place, "il manque au document FHIR : " + french, "the FHIR document lacks: " + english));
        }
    }
}
