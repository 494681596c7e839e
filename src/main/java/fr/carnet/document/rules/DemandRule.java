package fr.carnet.document.rules;

import java.util.List;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;

/** Elements each level demands (minimum cardinalities of MHD 4.2.3 and PDSm 3.1.1), judged on the completed form. */
final class DemandRule {
    private record Demand(String element, List<Level> levels, Predicate<DocumentReference> met) {}

    private static final List<Level> FULL = List.of(Level.COMPREHENSIVE, Level.PDSM_COMPREHENSIVE);
    private static final List<Level> PDSM = List.of(Level.PDSM_COMPREHENSIVE);
    private static final List<Level> ANY_PDSM = List.of(Level.PDSM_COMPREHENSIVE, Level.PDSM_SIMPLIFIED);

    private static final List<Demand> DEMANDS = List.of(
            new Demand("category", FULL, DocumentReference::hasCategory),
            new Demand("content[0].attachment.language", FULL, d -> attachment(d).hasLanguage()),
            new Demand("content[0].attachment.creation", FULL, d -> attachment(d).hasCreation()),
            new Demand("content[0].format", FULL, d -> d.getContentFirstRep().hasFormat()),
            new Demand("context.facilityType", FULL, d -> d.getContext().hasFacilityType()),
            new Demand("context.practiceSetting", FULL, d -> d.getContext().hasPracticeSetting()),
            new Demand("context.sourcePatientInfo", FULL, d -> d.getContext().hasSourcePatientInfo()),
            new Demand("author", ANY_PDSM, DocumentReference::hasAuthor),
            new Demand("authenticator", PDSM, DocumentReference::hasAuthenticator),
            new Demand("content[0].attachment.title", ANY_PDSM, d -> attachment(d).hasTitle()),
            new Demand("context.period.start", PDSM, d -> d.getContext().getPeriod().hasStart()));

    void apply(Level level, DocumentReference completed, Findings findings) {
        // with no content at all, one fault says it; its missing parts need no others
        boolean content = completed.getContent().size() == 1;
        DEMANDS.stream()
                .filter(d -> d.levels().contains(level))
                .filter(d -> content || !d.element().startsWith("content"))
                .filter(d -> !d.met().test(completed))
                .forEach(d -> findings.fault(
                        d.element(),
                        "Cet élément est requis par le profil annoncé.",
                        "This element is required by the profile claimed."));
    }

    private static Attachment attachment(DocumentReference document) {
        return document.getContentFirstRep().getAttachment();
    }
}
