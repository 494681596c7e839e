package fr.carnet.access;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Reads which record a call names: {@code Patient/p12-…}, an INS, or {@code Patient?identifier=SYSTEM|VALUE}. */
@Component
public class NamedRecords {
    private static final Pattern LITERAL = Pattern.compile("(?:Patient/)?([A-Za-z0-9\\-.]{1,64})");
    private static final Pattern CONDITIONAL = Pattern.compile("Patient\\?identifier=([^&]+)");

    private final RecordDirectory directory;

    NamedRecords(RecordDirectory directory) {
        this.directory = directory;
    }

    public Named byIns(BusinessIdentifier ins) {
        return new Named(directory.byIns(ins), Optional.of(ins));
    }

    /** @param id logical id of a Patient, with or without {@code Patient/} */
    public Named byPatientId(String id) {
        Matcher literal = LITERAL.matcher(id == null ? "" : id);
        Optional<RecordFacts> record = literal.matches() ? byLogicalId(literal.group(1)) : Optional.empty();
        return new Named(record, Optional.empty());
    }

    /** The same record, locked until the end of the transaction and read again: to be taken before deciding on a write. */
    public Named locked(Named named) {
        return named.record()
                .map(facts -> new Named(directory.lock(facts.number()), named.ins()))
                .orElse(named);
    }

    /** The record an entry's id belongs to. */
    public Named byRecordOf(String entryId) {
        return new Named(RecordNumber.ofId(entryId).flatMap(directory::byNumber), Optional.empty());
    }

    private Optional<RecordFacts> byLogicalId(String id) {
        return RecordNumber.ofId(id)
                .flatMap(directory::byNumber)
                .filter(facts -> facts.patientId().equals(id));
    }

    /**
     * A reference to the holder in a resource.
     *
     * @param expression FHIRPath of the reference, for the fault
     * @throws Refusal {@code invalid} when it names nobody, or two different people
     */
    public Named byReference(Reference reference, String expression) {
        Optional<BusinessIdentifier> logical = identifierOf(reference.getIdentifier());
        String literal = reference.getReference();
        if (literal == null || literal.isBlank()) {
            return byIns(logical.orElseThrow(() -> nobody(expression)));
        }
        Matcher conditional = CONDITIONAL.matcher(literal);
        Named named = conditional.matches()
                ? byIns(BusinessIdentifier.parse(decoded(conditional.group(1))).orElseThrow(() -> nobody(expression)))
                : byPatientId(literal);
        boolean contradicts =
                logical.isPresent() && named.record().filter(r -> !r.ins().equals(logical.get())).isPresent();
        if (contradicts) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    expression,
                    "La référence et l'identifiant désignent deux personnes différentes.",
                    "The reference and the identifier name two different people.");
        }
        return named;
    }

    /**
     * The stored reference when the sent one names the holder of this record in another of its forms; else the one sent,
     * which may be none.
     */
    public Reference asStored(Reference sent, Reference stored, RecordNumber record, String expression) {
        boolean sameHolder = !sent.isEmpty()
                && !sent.equalsDeep(stored)
                && byReference(sent, expression)
                        .record()
                        .filter(facts -> facts.number().equals(record))
                        .isPresent();
        return sameHolder ? stored.copy() : sent;
    }

    private static String decoded(String token) {
        return token.replace("%7C", "|").replace("%7c", "|").replace("%3A", ":").replace("%3a", ":");
    }

    private static Optional<BusinessIdentifier> identifierOf(Identifier identifier) {
        return identifier.hasSystem() && identifier.hasValue()
                ? Optional.of(new BusinessIdentifier(identifier.getSystem(), identifier.getValue()))
                : Optional.empty();
    }

    private static Refusal nobody(String expression) {
        return Refusal.of(
                ErrorCode.INVALID,
                expression,
                "Le titulaire doit être désigné par Patient/{id} ou par son INS.",
                "The holder must be named by Patient/{id} or by the INS.");
    }
}
