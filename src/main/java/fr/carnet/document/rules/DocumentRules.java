package fr.carnet.document.rules;

import fr.carnet.conformance.CodeLists;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Reference;

/**
 * Judges and normalises one document about to be deposited (CONTRACT 6). Pure: whether the targets of its references
 * exist, whether its unique id is taken and whether the depositor has a right on what it replaces is for others to say.
 */
public final class DocumentRules {
    private final TypeRule types;
    private final LabelRule labels;
    private final ContentRule contents;
    private final ShapeRule shapes = new ShapeRule();
    private final IdentityRule identities = new IdentityRule();
    private final Completion completion = new Completion();
    private final DemandRule demands = new DemandRule();

    public DocumentRules(CodeLists lists) {
        this(lists, DocumentLimits.USUAL);
    }

    public DocumentRules(CodeLists lists, DocumentLimits limits) {
        types = new TypeRule(lists);
        labels = new LabelRule(lists);
        contents = new ContentRule(lists, limits);
    }

    public Checked check(Deposit deposit) {
        Findings findings = new Findings(deposit.path());
        DocumentReference document = deposit.sent().copy();
        List<String> profiles = serverOwnsMeta(document);
        shapes.apply(deposit, document, findings);
        types.apply(deposit, document, findings);
        labels.apply(deposit, document, findings);
        boolean tooLarge = contents.apply(deposit, document, findings);
        identities.apply(deposit, document, findings);
        completion.apply(deposit, document);
        demands.apply(deposit.level().strongest(Profiles.document(deposit.sent())), document, findings);
        return new Checked(document, findings.warnings(), findings.faults(), tooLarge, profiles);
    }

    /** Id, version, tags and security in meta are the server's; of meta only profiles that may hold are kept. */
    private static List<String> serverOwnsMeta(DocumentReference document) {
        List<String> profiles = Profiles.keepable(document);
        document.setId((String) null);
        document.setMeta(profiles.isEmpty() ? null : new Meta());
        profiles.forEach(document.getMeta()::addProfile);
        return profiles;
    }

    /** The one document this one says it replaces. */
    public static Optional<Reference> replaces(DocumentReference document) {
        return ShapeRule.replaced(document).stream().findFirst();
    }
}
