package fr.carnet.access.team;

import fr.carnet.record.RecordDirectory;
import fr.carnet.shared.RecordNumber;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is a member of which care team, table {@code carnet_team_member}; joins the transaction of the change. */
@Component
public class TeamBook {
    private final JdbcClient jdbc;
    private final RecordDirectory directory;

    TeamBook(JdbcClient jdbc, RecordDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /**
     * @param key {@code ps:<IdNat_PS>} or {@code st:<IdNat_Struct>} for the professionals whose token names it
     * @param from start, null when none
     * @param to first instant he no longer reads, null when none
     */
    public record Member(String key, Instant from, Instant to) {}

    /** These are the members now, but for those the holder blocks; nobody: the team reads nothing any more. */
    public void set(RecordNumber record, String teamId, List<Member> members) {
        jdbc.sql("delete from carnet_team_member where record = ? and team_id = ?")
                .params(record.value(), teamId)
                .update();
        for (Member member : members) {
            if (blocked(record, member.key())) {
                continue;
            }
            jdbc.sql("insert into carnet_team_member (record, team_id, member, valid_from, valid_to)"
                            + " values (:record, :team, :member, :from, :to)")
                    .param("record", record.value())
                    .param("team", teamId)
                    .param("member", member.key())
                    .param("from", at(member.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .param("to", at(member.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                    .update();
        }
        directory.rightsChanged(record);
    }

    private boolean blocked(RecordNumber record, String member) {
        return jdbc.sql("select count(*) from carnet_right where record = ? and kind = 'BLOCK' and status = 'active'"
                        + " and actor = ?")
                        .params(record.value(), member)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Teams that have a member. */
    public List<String> teams(RecordNumber record) {
        return jdbc.sql("select distinct team_id from carnet_team_member where record = ?")
                .param(record.value())
                .query(String.class)
                .list();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
