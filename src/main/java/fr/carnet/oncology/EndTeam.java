package fr.carnet.oncology;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.entries.RecordEntries;
import fr.carnet.access.team.TeamBook;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import java.util.List;
import org.hl7.fhir.r4.model.CareTeam;
import org.hl7.fhir.r4.model.CareTeam.CareTeamStatus;
import org.springframework.stereotype.Component;

/** {@code $end-care-team}: the holder, a representative, or who made the team ends it; its members read no more. */
@Component
public class EndTeam {
    private static final Ask ASK = Ask.execute(Need.READ, "$end-care-team", "CareTeam");

    private final NamedRecords names;
    private final RecordEntries entries;
    private final Register register;
    private final TeamBook book;

    EndTeam(NamedRecords names, RecordEntries entries, Register register, TeamBook book) {
        this.names = names;
        this.entries = entries;
        this.register = register;
        this.book = book;
    }

    /** @throws Refusal {@code not-found}, or {@code not-permitted} for another reader */
    public void end(Call call, String id) {
        names.locked(names.byRecordOf(id));
        RecordEntries.Found found = entries.find(call, ASK, id);
        Entry entry = found.entry();
        boolean may = found.entrance().standing().actsAsHolder()
                || entry.facts().authors().contains(call.caller().key());
        if (!may) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
        CareTeam team = FhirJson.parse(CareTeam.class, entry.json());
        if (team.getStatus() != CareTeamStatus.INACTIVE) {
            team.setStatus(CareTeamStatus.INACTIVE);
            register.update(entry, team, entry.facts());
        }
        book.set(entry.record(), id, List.of());
    }
}
