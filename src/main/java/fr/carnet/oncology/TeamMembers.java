package fr.carnet.oncology;

import fr.carnet.access.team.TeamBook.Member;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.NamingSystems;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;

/**
 * Who reads the cancer file by a CareTeam: the members it names by IdNat_PS, RPPS or IdNat_Struct, while it is active and
 * both its period and theirs last. A team without a start opens nothing.
 */
final class TeamMembers {
    private static final String RPPS = "https://rpps.esante.gouv.fr";
    private static final Set<CareTeamStatus> ENDED =
            Set.of(CareTeamStatus.INACTIVE, CareTeamStatus.ENTEREDINERROR, CareTeamStatus.SUSPENDED, CareTeamStatus.PROPOSED);

    private TeamMembers() {}

    static List<Member> of(CareTeam team) {
        if (ENDED.contains(team.getStatus()) || !team.getPeriod().hasStart()) {
            return List.of();
        }
        Map<String, Member> members = new LinkedHashMap<>();
        for (CareTeamParticipantComponent participant : team.getParticipant()) {
            for (String key : keys(participant)) {
                Instant from = latest(start(team.getPeriod()), start(participant.getPeriod()));
                Instant to = earliest(end(team.getPeriod()), end(participant.getPeriod()));
                if (to == null || from.isBefore(to)) {
                    members.merge(key, new Member(key, from, to), TeamMembers::longer);
                }
            }
        }
        return new ArrayList<>(members.values());
    }

    private static List<String> keys(CareTeamParticipantComponent participant) {
        List<String> keys = new ArrayList<>();
        Identifier member = participant.getMember().getIdentifier();
        key(member, keys);
        key(participant.getOnBehalfOf().getIdentifier(), participant.hasMember() ? new ArrayList<>() : keys);
        return keys;
    }

    private static void key(Identifier identifier, List<String> keys) {
        if (!identifier.hasValue() || !identifier.hasSystem()) {
            return;
        }
        switch (identifier.getSystem()) {
            case NamingSystems.ID_NAT_PS -> keys.add("ps:" + identifier.getValue());
            case RPPS -> keys.add("ps:8" + identifier.getValue());
            case NamingSystems.ID_NAT_STRUCT -> keys.add("st:" + identifier.getValue());
            default -> keys.addAll(List.of());
        }
    }

    /** A day is whole: it begins with it in Paris. */
    static Instant start(Period period) {
        if (!period.hasStart()) {
            return null;
        }
        String written = period.getStartElement().getValueAsString();
        return written.length() > 10
                ? period.getStart().toInstant()
                : LocalDate.parse(written + "-01-01".substring(written.length() == 4 ? 0 : written.length() == 7 ? 3 : 6))
                        .atStartOfDay(BusinessClock.PARIS)
                        .toInstant();
    }

    /** A day is whole: its end is the beginning of the next one in Paris. */
    static Instant end(Period period) {
        if (!period.hasEnd()) {
            return null;
        }
        DateTimeType end = period.getEndElement();
        String written = end.getValueAsString();
        return written.length() > 10
                ? end.getValue().toInstant()
                : LocalDate.parse(written.length() == 10 ? written : lastDay(written))
                        .plusDays(1)
                        .atStartOfDay(BusinessClock.PARIS)
                        .toInstant();
    }

    private static String lastDay(String yearOrMonth) {
        return yearOrMonth.length() == 4
                ? yearOrMonth + "-12-31"
                : java.time.YearMonth.parse(yearOrMonth).atEndOfMonth().toString();
    }

    private static Instant latest(Instant one, Instant other) {
        return chosen(one, other, (a, b) -> a.isAfter(b) ? a : b);
    }

    private static Instant earliest(Instant one, Instant other) {
        return chosen(one, other, (a, b) -> a.isBefore(b) ? a : b);
    }

    private static Instant chosen(Instant one, Instant other, BinaryOperator<Instant> of) {
        return one == null ? other : other == null ? one : of.apply(one, other);
    }

    /** Named twice: the one that reads longer. */
    private static Member longer(Member one, Member other) {
        boolean first = one.to() == null || other.to() != null && one.to().isAfter(other.to());
        return first ? one : other;
    }
}
