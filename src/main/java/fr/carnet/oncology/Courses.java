package fr.carnet.oncology;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;
import org.hl7.fhir.r4.model.Reference;

/**
 * Which documents belong to which disease course, a course being its care team. A document filed in a course's own folder
 * (PDSm Folder that names the team, or bears its identifier or its name) belongs to that course. Another one belongs to the
 * courses going on that day, else to the next to begin, as the diagnosis comes before the team, else to the last.
 */
final class Courses {
    static final String CARE_TEAM = "https://carnet.example/fhir/StructureDefinition/care-team";

    private final List<CareTeam> teams;
    private final List<ListResource> folders;

    /** @param folders every folder that is stored, whoever asks: it only says where a document he sees belongs */
    Courses(List<CareTeam> teams, List<ListResource> folders) {
        this.teams = List.copyOf(teams);
        this.folders = List.copyOf(folders);
    }

    List<DocumentReference> of(CareTeam team, List<DocumentReference> documents) {
        return documents.stream().filter(document -> coursesOf(document).contains(team)).toList();
    }

    private List<CareTeam> coursesOf(DocumentReference document) {
        List<CareTeam> filed = teams.stream().filter(team -> filed(document, team)).toList();
        return filed.isEmpty() ? dated(dateOf(document)) : filed;
    }

    private boolean filed(DocumentReference document, CareTeam team) {
        String address = "DocumentReference/" + document.getIdElement().getIdPart();
        return folders.stream()
                .filter(folder -> holdsFor(folder, team))
                .flatMap(folder -> folder.getEntry().stream())
                .anyMatch(entry -> address.equals(entry.getItem().getReference()));
    }

    private static boolean holdsFor(ListResource folder, CareTeam team) {
        Extension named = folder.getExtensionByUrl(CARE_TEAM);
        if (named != null && named.getValue() instanceof Reference reference) {
            return ("CareTeam/" + team.getIdElement().getIdPart()).equals(reference.getReference());
        }
        boolean identified = folder.getIdentifier().stream()
                .anyMatch(one -> team.getIdentifier().stream().anyMatch(one::equalsShallow));
        return identified || folder.hasTitle() && folder.getTitle().strip().equalsIgnoreCase(String.valueOf(team.getName()).strip());
    }

    private List<CareTeam> dated(Instant at) {
        List<CareTeam> ongoing = teams.stream()
                .filter(team -> !start(team).isAfter(at) && end(team).isAfter(at))
                .toList();
        if (!ongoing.isEmpty()) {
            return ongoing;
        }
        Optional<CareTeam> next =
                teams.stream().filter(team -> start(team).isAfter(at)).min(Comparator.comparing(Courses::start));
        return next.or(() -> teams.stream().max(Comparator.comparing(Courses::start))).stream().toList();
    }

    /** When the care took place, else when the document was made. */
    private static Instant dateOf(DocumentReference document) {
        return Stream.of(document.getContext().getPeriod().getStart(), document.getDate())
                .filter(date -> date != null)
                .findFirst()
                .map(date -> date.toInstant())
                .orElse(Instant.MAX);
    }

    private static Instant start(CareTeam team) {
        Instant start = TeamMembers.start(team.getPeriod());
        return start == null ? Instant.MIN : start;
    }

    private static Instant end(CareTeam team) {
        Instant end = TeamMembers.end(team.getPeriod());
        return end == null ? Instant.MAX : end;
    }
}
