package fr.carnet.document.cda;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.cda.CdaElement;
import fr.carnet.shared.cda.CdaTime;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/** The header of a CDA R2 document, and the metadata it makes (ITI-106). Pure: no record, no caller, no clock. */
public final class CdaHeader {
    private final CdaElement root;

    private CdaHeader(CdaReader.Document document) {
        this.root = document.root();
    }

    /**
     * @throws Refusal {@code invalid} when it is not well-formed XML, not a CDA R2, has a DTD, or a header out of bounds
     */
    public static CdaHeader read(byte[] document) {
        return read(new ByteArrayInputStream(document));
    }

    /** The same from a stream, read to its end, not closed. */
    public static CdaHeader read(InputStream document) {
        return new CdaHeader(CdaReader.read(document));
    }

    /** The unique id (uniqueId), when the header has a usable one. */
    public Optional<BusinessIdentifier> masterIdentifier() {
        return root.first("id").flatMap(CdaValues::identifier);
    }

    /** The national identifiers (INS) of the person, whichever of the accepted systems; a local number is not one. */
    public List<BusinessIdentifier> ins() {
        return root.all("recordTarget/patientRole")
                .flatMap(role -> CdaValues.identifiers(role).stream())
                .filter(id -> NamingSystems.INS.contains(id.system()))
                .distinct()
                .toList();
    }

    /** That of every CDA in ASS_A11, also of a self-presenting one (autoprésentable) inside its style sheet. */
    public String contentType() {
        return "text/xml";
    }

    /** What the header lacks to make metadata of it; empty when nothing. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        need(faults, masterIdentifier().isPresent(), "id", "identifiant unique du document", "unique id");
        need(faults, type().isPresent(), "code", "type du document, avec sa nomenclature", "type with its code system");
        need(faults, created().isPresent(), "effectiveTime", "date de création", "creation time");
        boolean onePerson = root.all("recordTarget/patientRole").count() == 1;
        need(faults, onePerson, "recordTarget", "une seule personne", "exactly one person");
        need(faults, !ins().isEmpty(), "recordTarget.patientRole.id", "INS de la personne", "INS of the person");
        boolean author = root.all("author/assignedAuthor").findAny().isPresent();
        need(faults, author, "author", "auteur", "author");
        return faults;
    }

    /**
     * The metadata by the mapping of DOMAIN 9, valid for PDSm comprehensive when the header provides the facts; nothing
     * is invented. Left to the caller: subject's reference (the INS is given as a logical one), attachment url, size and
     * hash, and what the depositor and the record can complete (custodian, sourcePatientInfo).
     *
     * @param classOfType the class of a document type's code
     * @throws Refusal {@code invalid} with all {@link #faults}
     */
    public DocumentReference documentReference(Function<String, Optional<Coding>> classOfType) {
        List<Fault> faults = faults();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
        return new CdaMetadata(root, this).documentReference(classOfType);
    }

    Optional<Coding> type() {
        return root.first("code").flatMap(CdaValues::coding);
    }

    Optional<CdaTime> created() {
        return root.first("effectiveTime").flatMap(CdaTime::of);
    }

    private static void need(List<Fault> faults, boolean present, String place, String french, String english) {
        if (!present) {
            faults.add(new Fault(
                    "ClinicalDocument." + place,
                    "il manque dans l'en-tête CDA : " + french,
                    "the CDA header lacks: " + english));
        }
    }
}
