package fr.carnet.clinical;

import fr.carnet.access.Situation;
import fr.carnet.clinical.DefaultVisibility.Scope;
import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.SecurityLabel;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.DomainResource;
import org.springframework.stereotype.Component;

/**
 * What the access decision must know of a new clinical resource: who made it, what it counts as, and its labels, which
 * are those sent in {@code meta.security}, those the holder chose for new deposits, and the one of a secret connection
 * (EX_2.1-1050), together.
 */
@Component
class DepositFacts {
    /** Whatever the name of the feed's account, its author is Assurance Maladie ({@code ALIM_AM}). */
    static final String FEED_KEY = "feed:ALIM_AM";

    private final DefaultVisibility defaults;
    private final CodeLists lists;
    private final BusinessClock clock;

    DepositFacts(DefaultVisibility defaults, CodeLists lists, BusinessClock clock) {
        this.defaults = defaults;
        this.lists = lists;
        this.clock = clock;
    }

    EntryFacts of(Caller depositor, RecordFacts record, DomainResource sent, ClinicalType type) {
        VisibilityLabels labels = sent(sent)
                .and(defaults.of(record.number(), Scope.of(depositor)))
                .and(new VisibilityLabels(false, secret(depositor, record)));
        return new EntryFacts(
                type.countsAs(sent),
                Set.of(author(depositor)),
                structure(depositor),
                labels.masked(),
                null,
                labels.hiddenFromRepresentatives(),
                false);
    }

    static String author(Caller depositor) {
        return depositor instanceof Caller.Feed ? FEED_KEY : depositor.key();
    }

    private static String structure(Caller depositor) {
        if (depositor instanceof Caller.Structure structure) {
            return structure.key();
        }
        return depositor instanceof Caller.Professional professional
                ? professional.structure().map(idNatStruct -> "st:" + idNatStruct).orElse("")
                : "";
    }

    private boolean secret(Caller depositor, RecordFacts record) {
        return depositor instanceof Caller.Professional professional
                && professional.secret()
                && Situation.minor(record, clock.now());
    }

    /** Protective labels are never dropped; one that cannot be kept here refuses the deposit. */
    private VisibilityLabels sent(DomainResource sent) {
        Set<String> codes = sent.getMeta().getSecurity().stream()
                .map(coding -> lists.securityLabel(coding.getSystem(), coding.getCode()))
                .flatMap(Optional::stream)
                .map(SecurityLabel::code)
                .collect(Collectors.toSet());
        if (codes.contains(SecurityLabel.HIDDEN_FROM_PATIENT)) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    sent.fhirType() + ".meta.security",
                    "INVISIBLE_PATIENT ne vaut que pour les documents.",
                    "INVISIBLE_PATIENT is for documents only.");
        }
        return VisibilityLabels.ofCodes(codes);
    }
}
