package fr.carnet.pharmacy;

import fr.carnet.access.Reason;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The file as a searchset: for each product a List (include) followed by its rows (match), then what to look at as
 * DetectedIssue (include) with the allergies concerned, then in an OperationOutcome (outcome) what was looked at and why.
 */
final class HistoryBundle {
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private final History history;
    private final Sentences sentences;
    private final String base;
    private final Bundle bundle = new Bundle();

    HistoryBundle(History history, Sentences sentences, String base) {
        this.history = history;
        this.sentences = sentences;
        this.base = base;
    }

    Bundle of(String self) {
        bundle.setType(Bundle.BundleType.SEARCHSET);
        bundle.setId(UUID.randomUUID().toString());
        bundle.getMeta().setLastUpdated(new Date());
        bundle.addLink().setRelation("self").setUrl(self);
        bundle.setTotal(history.groups().stream()
                .mapToInt(group -> group.lines().size())
                .sum());
        for (ProductGroup group : history.groups()) {
            made(list(group));
            group.lines().forEach(line -> stored(line.resource(), SearchEntryMode.MATCH));
        }
        Map<String, DomainResource> allergies = new LinkedHashMap<>();
        for (Alert alert : history.alerts()) {
            made(issue(alert));
            alert.allergy().ifPresent(known -> allergies.put(known.resource().getId(), known.resource()));
        }
        allergies.values().forEach(allergy -> stored(allergy, SearchEntryMode.INCLUDE));
        bundle.addEntry().setResource(outcome()).getSearch().setMode(SearchEntryMode.OUTCOME);
        return bundle;
    }

    private void stored(DomainResource resource, SearchEntryMode mode) {
        String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        bundle.addEntry().setFullUrl(base + "/" + address).setResource(resource).getSearch().setMode(mode);
    }

    private void made(Resource resource) {
        bundle.addEntry()
                .setFullUrl("urn:uuid:" + UUID.randomUUID())
                .setResource(resource)
                .getSearch()
                .setMode(SearchEntryMode.INCLUDE);
    }

    private ListResource list(ProductGroup group) {
        ListResource list = new ListResource();
        list.setStatus(ListResource.ListStatus.CURRENT);
        list.setMode(ListResource.ListMode.SNAPSHOT);
        list.setTitle(sentences.say("title", group.name()));
        list.setCode(new CodeableConcept().setText(group.name()));
        list.setSubject(new Reference("Patient/" + history.patientId()));
        list.setDate(Date.from(history.at()));
        for (Line line : group.lines()) {
            list.addEntry()
                    .setDateElement(new DateTimeType(line.days().first().toString()))
                    .setItem(new Reference(line.reference()).setDisplay(line.product().name()));
            line.alsoTold().forEach(row -> list.addNote().setText(sentences.say("also-told", row.reference())));
        }
        history.alerts().stream()
                .filter(alert -> alert.first().equals(group) || alert.second().filter(group::equals).isPresent())
                .forEach(alert -> list.addNote().setText(text(alert)));
        return list;
    }

    private DetectedIssue issue(Alert alert) {
        DetectedIssue issue = new DetectedIssue();
        issue.setStatus(DetectedIssue.DetectedIssueStatus.FINAL);
        issue.setCode(new CodeableConcept(new Coding(ACT_CODE, alert.code(), null)).setText(text(alert)));
        issue.setPatient(new Reference("Patient/" + history.patientId()));
        issue.setIdentified(new DateTimeType(Date.from(history.at())));
        issue.setDetail(text(alert));
        issue.addImplicated(new Reference(alert.first().newest().reference()).setDisplay(alert.first().name()));
        alert.second()
                .ifPresent(other -> issue.addImplicated(
                        new Reference(other.newest().reference()).setDisplay(other.name())));
        alert.allergy()
                .ifPresent(known -> issue.addImplicated(new Reference(
                                "AllergyIntolerance/" + known.resource().getIdElement().getIdPart())
                        .setDisplay(known.name())));
        return issue;
    }

    private String text(Alert alert) {
        String second = alert.second()
                .map(ProductGroup::name)
                .or(() -> alert.allergy().map(Allergy::name))
                .orElse("");
        return sentences.say(alert.sentence(), alert.first().name(), second, alert.atc());
    }

    private OperationOutcome outcome() {
        List<String> said = new ArrayList<>();
        if (history.reason().equals(Reason.FILE_REFUSED)) {
            said.add(sentences.say(Reason.FILE_REFUSED));
        } else {
            said.add(window());
            if (history.reason().equals(Reason.CARD_PRESENT)) {
                said.add(sentences.say(Reason.CARD_PRESENT));
            }
            said.add(sentences.say("incomplete"));
        }
        OperationOutcome outcome = new OperationOutcome();
        said.forEach(sentence -> outcome.addIssue()
                .setSeverity(IssueSeverity.INFORMATION)
                .setCode(IssueType.INFORMATIONAL)
                .getDetails()
                .setText(sentence));
        return outcome;
    }

    private String window() {
        FileWindows windows = history.windows();
        return sentences.say(
                "window",
                sentences.day(windows.from(Kind.MEDICINE)),
                sentences.day(windows.from(Kind.BIOLOGIC)),
                sentences.day(windows.from(Kind.VACCINE)),
                sentences.day(windows.from(Kind.DEVICE)),
                sentences.day(windows.today()));
    }
}
