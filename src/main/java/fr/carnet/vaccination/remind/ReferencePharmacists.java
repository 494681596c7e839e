package fr.carnet.vaccination.remind;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.VaccinationSettings;
import fr.carnet.vaccination.book.Days;
import fr.carnet.vaccination.book.Rows;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamParticipantComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Period;
import org.springframework.stereotype.Component;

/** The reference pharmacists a record's active care teams (CareTeam) name by role, as IdNat_PS. */
@Component
class ReferencePharmacists {
    private final Rows rows;
    private final VaccinationSettings settings;

    ReferencePharmacists(Rows rows, VaccinationSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    List<String> of(RecordFacts record, Instant now) {
        LocalDate today = now.atZone(BusinessClock.PARIS).toLocalDate();
        return rows
                .of(record.number(), "CareTeam", Rows.unlabelled(now), Map.of("status", List.of("active")))
                .stream()
                .map(entry -> FhirJson.parse(CareTeam.class, entry.json()))
                .flatMap(team -> team.getParticipant().stream())
                .filter(member -> pharmacist(member) && inForce(member.getPeriod(), today))
                .map(member -> idNatPs(member.getMember().getIdentifier()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private boolean pharmacist(CareTeamParticipantComponent member) {
        return member.getRole().stream()
                .flatMap(role -> role.getCoding().stream())
                .anyMatch(coding -> coding.hasCode() && settings.pharmacistRoles().contains(coding.getCode()));
    }

    /** Both days included, in Paris. */
    private static boolean inForce(Period period, LocalDate today) {
        boolean begun = !period.hasStart() || !Days.first(period.getStartElement()).isAfter(today);
        return begun && (!period.hasEnd() || !last(period.getEndElement()).isBefore(today));
    }

    private static LocalDate last(DateTimeType end) {
        return Days.last(end, Days.first(end));
    }

    private static Optional<String> idNatPs(Identifier identifier) {
        if (!identifier.hasValue()) {
            return Optional.empty();
        }
        boolean rpps = NamingSystems.RPPS.equals(identifier.getSystem());
        boolean national = NamingSystems.ID_NAT_PS.equals(identifier.getSystem());
        return rpps || national ? Optional.of((rpps ? "8" : "") + identifier.getValue()) : Optional.empty();
    }
}
