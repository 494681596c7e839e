package fr.carnet.oncology;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.team.CancerFileTypes;
import fr.carnet.access.team.TeamBook;
import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import fr.carnet.shared.fhir.FhirJson;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.ListResource.ListMode;
import org.hl7.fhir.r4.model.ListResource.ListStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * {@code $cancer-file}: one folder per disease course, which is one CareTeam, with its own current documents of the file's
 * types in their order; then the documents and the teams. Made on demand of what this caller sees: what is hidden from him is not in it.
 */
@Component
public class CancerFile {
    private static final String OPERATION = "$cancer-file";
    private static final String LIST_CODES = "https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes";
    private static final String LOINC = "http://loinc.org";
    private static final String PAGE = "100";

    private final CancerFileTypes types = CancerFileTypes.shipped();
    private final Gate gate;
    private final NamedRecords names;
    private final Register register;
    private final TeamBook teams;
    private final Shown shown;

    CancerFile(Gate gate, NamedRecords names, Register register, TeamBook teams, Shown shown) {
        this.gate = gate;
        this.names = names;
        this.register = register;
        this.teams = teams;
        this.shown = shown;
    }

    /** @throws fr.carnet.shared.Refusal the record-level reason, first that applies */
    public Bundle of(Call call, String patientId) {
        Ask ask = Ask.search(OPERATION, "DocumentReference", "", false).needing(Need.READ);
        Entrance entrance = gate.enter(call, names.byPatientId(patientId), ask);
        List<DocumentReference> documents = documents(call, entrance);
        List<CareTeam> all = teams(call, entrance);
        Bundle file = new Bundle().setType(Bundle.BundleType.COLLECTION);
        file.setTimestamp(new Date());
        if (all.isEmpty() && !documents.isEmpty()) {
            add(file, folder(Optional.empty(), documents, entrance, call.locale()));
        }
        Courses courses = new Courses(all, all.size() > 1 ? filed(call, entrance) : List.of());
        all.forEach(team -> add(file, folder(Optional.of(team), courses.of(team, documents), entrance, call.locale())));
        documents.forEach(document -> add(file, document));
        all.forEach(team -> add(file, team));
        return file;
    }

    private List<DocumentReference> documents(Call call, Entrance entrance) {
        List<DocumentReference> documents = new ArrayList<>();
        for (CancerFileTypes.Kind kind : types.kinds()) {
            Map<String, List<String>> query = Map.of("type", List.of(LOINC + "|" + kind.code()), "status", List.of("current"));
            search(call, entrance, "DocumentReference", query)
                    .forEach(entry -> documents.add(FhirJson.parse(DocumentReference.class, entry.json())));
        }
        return documents;
    }

    private List<CareTeam> teams(Call call, Entrance entrance) {
        List<String> opened = teams.teams(entrance.record().number());
        return search(call, entrance, "CareTeam", Map.of()).stream()
                .filter(entry -> opened.contains(entry.id()))
                .map(entry -> (CareTeam) shown.of(entry))
                .toList();
    }

    private List<ListResource> filed(Call call, Entrance entrance) {
        Visibility everything = Visibility.everything(entrance.visibility().now());
        return search(call, entrance.record().number(), "List", Map.of("code", List.of("folder")), everything).stream()
                .map(entry -> FhirJson.parse(ListResource.class, entry.json()))
                .toList();
    }

    private List<Entry> search(Call call, Entrance entrance, String type, Map<String, List<String>> query) {
        return search(call, entrance.record().number(), type, query, entrance.visibility());
    }

    private List<Entry> search(
            Call call, RecordNumber record, String type, Map<String, List<String>> query, Visibility visibility) {
        Map<String, List<String>> parameters = new HashMap<>(query);
        parameters.put("_count", List.of(PAGE));
        parameters.put("_total", List.of("none"));
        List<Entry> found = new ArrayList<>();
        Optional<String> next;
        do {
            Register.Page page = register.search(record, type, parameters, visibility, call.caller().key());
            found.addAll(page.entries());
            next = page.nextCursor();
            next.ifPresent(cursor -> parameters.put("_cursor", List.of(cursor)));
        } while (next.isPresent());
        return found;
    }

    private ListResource folder(Optional<CareTeam> team, List<DocumentReference> documents, Entrance entrance, Locale locale) {
        ListResource folder = new ListResource();
        folder.setStatus(ListStatus.CURRENT).setMode(ListMode.WORKING);
        folder.setTitle(team.map(CareTeam::getName).orElse(english(locale) ? "Cancer file" : "Dossier de cancérologie"));
        folder.getCode().addCoding().setSystem(LIST_CODES).setCode("folder");
        folder.setSubject(new Reference("Patient/" + entrance.record().patientId()));
        folder.setDate(new Date());
        team.ifPresent(one -> folder.addExtension(
                Courses.CARE_TEAM, new Reference("CareTeam/" + one.getIdElement().getIdPart())));
        for (DocumentReference document : documents) {
            folder.addEntry()
                    .setFlag(heading(document, locale))
                    .setItem(new Reference("DocumentReference/" + document.getIdElement().getIdPart()));
        }
        return folder;
    }

    private CodeableConcept heading(DocumentReference document, Locale locale) {
        return types.kinds().stream()
                .filter(kind -> document.getType().hasCoding(LOINC, kind.code()))
                .findFirst()
                .map(kind -> new CodeableConcept().setText(english(locale) ? kind.english() : kind.french()))
                .orElseGet(CodeableConcept::new);
    }

    private static boolean english(Locale locale) {
        return locale != null && locale.getLanguage().equals("en");
    }

    private static void add(Bundle file, Resource resource) {
        file.addEntry().setResource(resource);
    }
}
