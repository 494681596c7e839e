package fr.carnet.oncology;

import fr.carnet.access.Entrance;
import fr.carnet.access.GrantDeclared;
import fr.carnet.access.Reason;
import fr.carnet.access.Standing;
import fr.carnet.access.team.TeamBook;
import fr.carnet.access.team.TeamBook.Member;
import fr.carnet.clinical.ClinicalWritten;
import fr.carnet.identity.Caller;
import fr.carnet.shared.fhir.FhirJson;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.CareTeam;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Makes a written CareTeam into what its members may read, in the transaction of the write. Only the holder, a
 * representative, or a professional whom a grant lets read opens anything (CSP L1111-17 II: he entrusts part of the care;
 * the holder is told); a team anybody else writes, or that is not for a cancer, is kept and opens nothing.
 */
@Component
class TeamRights {
    private static final Set<String> MAY_ENTRUST = Set.of(Reason.GRANT, Reason.STRUCTURE_GRANT, Reason.TREATING_DOCTOR);

    private final TeamPurpose purpose = TeamPurpose.shipped();
    private final TeamBook book;
    private final ApplicationEventPublisher events;

    TeamRights(TeamBook book, ApplicationEventPublisher events) {
        this.book = book;
        this.events = events;
    }

    @EventListener
    public void on(ClinicalWritten written) {
        if (!written.entry().type().equals("CareTeam")) {
            return;
        }
        CareTeam team = FhirJson.parse(CareTeam.class, written.entry().json());
        boolean opens = mayOpen(written.entrance()) && purpose.isCancer(team);
        List<Member> members = opens ? TeamMembers.of(team) : List.of();
        book.set(written.entry().record(), written.entry().id(), members);
        if (written.call().caller() instanceof Caller.Professional professional) {
            members.forEach(member -> events.publishEvent(new GrantDeclared(
                    professional, written.entry().record(), written.entry().id(), member.key(), false)));
        }
    }

    private static boolean mayOpen(Entrance entrance) {
        return entrance.standing().actsAsHolder()
                || entrance.standing() == Standing.PROFESSIONAL && MAY_ENTRUST.contains(entrance.reason());
    }
}
