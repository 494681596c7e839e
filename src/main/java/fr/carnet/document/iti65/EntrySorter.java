package fr.carnet.document.iti65;

import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.Findings;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleEntryRequestComponent;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;

/** Says what each entry is and refuses what has no place in a submission. */
final class EntrySorter {
    private static final Set<String> DIRECTORY = Set.of("Practitioner", "PractitionerRole", "Organization", "Device");

    private final Findings findings;
    private final PatchReader patches;
    private final Sorted sorted = new Sorted();

    EntrySorter(CodeLists lists, Findings findings) {
        this.findings = findings;
        this.patches = new PatchReader(lists, findings);
    }

    Sorted sort(Bundle bundle) {
        for (int i = 0; i < bundle.getEntry().size(); i++) {
            entry(i, bundle.getEntry().get(i));
        }
        return sorted;
    }

    private void entry(int index, BundleEntryComponent entry) {
        String place = "entry[" + index + "]";
        if (!entry.getRequest().hasMethod()) {
            findings.fault(
                    place + ".request", "La requête de l'entrée est requise.", "The entry's request is required.");
        } else if (!entry.hasResource()) {
            findings.fault(
                    place + ".resource",
                    "La ressource de l'entrée est requise.",
                    "The entry's resource is required.");
        } else if (entry.getRequest().getMethod() == HTTPVerb.PATCH) {
            patches.read(index, entry).ifPresent(sorted.patches::add);
        } else {
            place(index, entry);
        }
    }

    private void place(int index, BundleEntryComponent entry) {
        Resource resource = entry.getResource();
        String fullUrl = entry.hasFullUrl() ? entry.getFullUrl() : "";
        if (resource instanceof ListResource list) {
            created(index, entry, false);
            list(index, new Placed<>(index, fullUrl, list.copy()));
        } else if (resource instanceof DocumentReference document) {
            created(index, entry, false);
            sorted.documents.add(new Placed<>(index, fullUrl, document));
        } else if (resource instanceof Binary || isDocument(resource)) {
            created(index, entry, false);
            content(index, new Placed<>(index, fullUrl, resource));
        } else if (resource instanceof Patient patient) {
            sorted.patients.add(new Placed<>(index, fullUrl, patient));
            patientRequest(index, entry.getRequest());
        } else if (DIRECTORY.contains(resource.fhirType())) {
            created(index, entry, true);
            sorted.directory.add(new Placed<>(index, fullUrl, resource));
        } else {
            findings.fault(
                    "entry[" + index + "].resource",
                    "Cette ressource n'a pas sa place dans un dépôt ITI-65.",
                    "This resource has no place in an ITI-65 submission.");
        }
    }

    private static boolean isDocument(Resource resource) {
        return resource instanceof Bundle bundle && bundle.getType() == Bundle.BundleType.DOCUMENT;
    }

    private void list(int index, Placed<ListResource> list) {
        if (MhdList.isSubmissionSet(list.resource())) {
            sorted.submissionSets.add(list);
        } else if (MhdList.isFolder(list.resource())) {
            sorted.folders.add(list);
        } else {
            findings.fault(
                    "entry[" + index + "].resource.code",
                    "Une liste est un lot de soumission (submissionset) ou un classeur (folder).",
                    "A List is a submissionset or a folder.");
        }
    }

    private void content(int index, Placed<Resource> content) {
        if (content.resource() instanceof Binary binary && !binary.hasContentType()) {
            findings.fault(
                    "entry[" + index + "].resource.contentType",
                    "Le type MIME du contenu est requis.",
                    "The content's media type is required.");
        }
        if (content.resource() instanceof Binary binary && (!binary.hasData() || binary.getData().length == 0)) {
            findings.fault(
                    "entry[" + index + "].resource.data",
                    "Le contenu (data) est requis.",
                    "The content (data) is required.");
        }
        sorted.contents.add(content);
    }

    private void created(int index, BundleEntryComponent entry, boolean conditional) {
        BundleEntryRequestComponent request = entry.getRequest();
        String place = "entry[" + index + "].request";
        String url = request.hasUrl() ? request.getUrl().replaceFirst("^/", "") : "";
        if (request.getMethod() != HTTPVerb.POST) {
            findings.fault(place + ".method", "Cette entrée est créée par POST.", "This entry is created by POST.");
        } else if (!url.equals(entry.getResource().fhirType())) {
            findings.fault(place + ".url", "L'adresse est le type de la ressource.", "The url is the resource's type.");
        }
        if (request.hasIfNoneExist() && !conditional) {
            findings.fault(
                    place + ".ifNoneExist",
                    "ifNoneExist n'est pas offert ici.",
                    "ifNoneExist is not offered here.");
        }
    }

    private void patientRequest(int index, BundleEntryRequestComponent request) {
        boolean known = Set.of(HTTPVerb.GET, HTTPVerb.POST, HTTPVerb.PUT).contains(request.getMethod());
        String url = request.hasUrl() ? request.getUrl().replaceFirst("^/", "") : "";
        if (!known || !url.matches("Patient([/?].+)?")) {
            findings.fault(
                    "entry[" + index + "].request",
                    "L'entrée Patient désigne le titulaire par GET, POST ou PUT.",
                    "The Patient entry designates the holder by GET, POST or PUT.");
        }
        if (sorted.patients.size() > 1) {
            findings.fault(
                    "entry[" + index + "].resource",
                    "Un dépôt concerne un seul patient.",
                    "A submission is about one patient.");
        }
    }
}
