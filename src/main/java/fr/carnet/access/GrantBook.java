package fr.carnet.access;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.access.RightsFacts.Link;
import fr.carnet.access.RightsFacts.Right;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordDirectory;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is stored about rights, as facts: one statement, by the record's number, tells all that concerns one caller. Read
 * at every call, so a change takes effect at the very next one.
 */
@Component
public class GrantBook {
    private static final String LOAD =
            """
            select 'R' as source, kind, consent_id, actor, status, pcp, masked, valid_from, valid_to
              from carnet_right
             where record = :record and status <> 'inactive' and actor in ('', :actor, :structure)
            union all
            select 'R', 'TEAM', team_id, member, 'active', false, false, valid_from, valid_to
              from carnet_team_member
             where record = :record and member in (:actor, :structure)
            union all
            select 'E', 'EMERGENCY', '', professional, 'active', false, false, opened_at, expires_at
              from carnet_break_glass
             where record = :record and professional = :actor and expires_at > :now and (secret = false or :secret = true)
            union all
            select 'C', 'CARD', '', professional, 'active', false, false, shown_at, expires_at
              from carnet_card_shown
             where record = :record and professional = :actor
            union all
            select 'L', kind, related_person_id, '', 'active', while_minor, false, valid_from, valid_to
              from carnet_link
             where record = :record and ins_system = :insSystem and ins_value = :insValue and active = true
            """;

    private final JdbcClient jdbc;
    private final RecordDirectory directory;

    GrantBook(JdbcClient jdbc, RecordDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    /** All that concerns this caller in this record. */
    RightsFacts load(Caller caller, RecordNumber record, Instant now) {
        return load(caller, record, now, true);
    }

    /** @param secret also emergencies opened in a secret connection with a minor, which are not told to everybody */
    RightsFacts load(Caller caller, RecordNumber record, Instant now, boolean secret) {
        String structure = caller instanceof Caller.Professional p ? p.structure().map(s -> "st:" + s).orElse("-") : "-";
        Optional<BusinessIdentifier> ins =
                caller instanceof Caller.Patient patient ? Optional.of(patient.ins()) : Optional.empty();
        Facts facts = new Facts();
        jdbc.sql(LOAD)
                .param("record", record.value())
                .param("actor", caller.key())
                .param("structure", structure)
                .param("now", at(now))
                .param("secret", secret)
                .param("insSystem", ins.map(BusinessIdentifier::system).orElse("-"))
                .param("insValue", ins.map(BusinessIdentifier::value).orElse("-"))
                .query(facts::add);
        return new RightsFacts(
                facts.rights,
                facts.links,
                Optional.ofNullable(facts.emergencyUntil),
                Optional.ofNullable(facts.cardUntil));
    }

    private static final class Facts {
        private final List<Right> rights = new ArrayList<>();
        private final List<Link> links = new ArrayList<>();
        private Instant emergencyUntil;
        private Instant cardUntil;

        void add(ResultSet row) throws SQLException {
            Instant from = instant(row, "valid_from");
            Instant to = instant(row, "valid_to");
            switch (row.getString("source")) {
                case "R" -> rights.add(right(row, from, to));
                case "L" -> link(row, from, to);
                case "C" -> cardUntil = to;
                default -> emergencyUntil = emergencyUntil == null || to.isAfter(emergencyUntil) ? to : emergencyUntil;
            }
        }

        /** A proposed médecin traitant has an ordinary grant until the holder confirms. */
        private static Right right(ResultSet row, Instant from, Instant to) throws SQLException {
            boolean active = row.getString("status").equals("active");
            return new Right(
                    Kind.valueOf(row.getString("kind")),
                    row.getString("consent_id"),
                    row.getString("actor"),
                    active && row.getBoolean("pcp"),
                    active && row.getBoolean("masked"),
                    from,
                    to);
        }

        private void link(ResultSet row, Instant from, Instant to) throws SQLException {
            String kind = row.getString("kind");
            if (kind.equals("REPRESENTATIVE") || kind.equals("CARER")) {
                links.add(new Link(kind.equals("REPRESENTATIVE"), row.getBoolean("pcp"), from, to));
            }
        }
    }

    void openEmergency(RecordNumber record, Caller.Professional professional, String reason, Instant from, Instant to) {
        jdbc.sql("insert into carnet_break_glass (record, professional, reason, secret, opened_at, expires_at)"
                        + " values (:record, :professional, :reason, :secret, :from, :to)")
                .param("record", record.value())
                .param("professional", professional.key())
                .param("reason", reason)
                .param("secret", professional.secret())
                .param("from", at(from))
                .param("to", at(to))
                .update();
        directory.rightsChanged(record);
    }

    /** One row per professional: what counts is the last time the card was shown to him. */
    void cardShown(RecordNumber record, String professional, Instant from, Instant to) {
        jdbc.sql("delete from carnet_card_shown where record = :record and professional = :professional")
                .param("record", record.value())
                .param("professional", professional)
                .update();
        jdbc.sql("insert into carnet_card_shown (record, professional, shown_at, expires_at)"
                        + " values (:record, :professional, :from, :to)")
                .param("record", record.value())
                .param("professional", professional)
                .param("from", at(from))
                .param("to", at(to))
                .update();
        directory.rightsChanged(record);
    }

    /** IdNat_PS of the médecin traitant in force. */
    public Optional<String> treatingDoctor(RecordNumber record, Instant now) {
        return jdbc
                .sql("select actor from carnet_right where record = :record and status = 'active' and pcp = true"
                        + " and (valid_from is null or valid_from <= :now) and (valid_to is null or valid_to > :now)")
                .param("record", record.value())
                .param("now", at(now))
                .query(String.class)
                .list()
                .stream()
                .map(actor -> actor.substring("ps:".length()))
                .findFirst();
    }

    /** INS of the legal representatives in force; those linked while the holder was a minor end on the 18th birthday. */
    public List<BusinessIdentifier> representatives(RecordNumber record, Instant now) {
        boolean minor = directory.byNumber(record).filter(facts -> Situation.minor(facts, now)).isPresent();
        return jdbc
                .sql("select ins_system, ins_value from carnet_link where record = :record and kind = 'REPRESENTATIVE'"
                        + " and active = true and (while_minor = false or :minor = true)"
                        + " and (valid_from is null or valid_from <= :now) and (valid_to is null or valid_to > :now)")
                .param("record", record.value())
                .param("minor", minor)
                .param("now", at(now))
                .query((row, index) -> new BusinessIdentifier(row.getString(1), row.getString(2)))
                .list();
    }

    /** Emergency accesses and cards shown end with the closing of the record. */
    public void endEmergencies(RecordNumber record) {
        for (String table : List.of("carnet_break_glass", "carnet_card_shown")) {
            jdbc.sql("delete from " + table + " where record = :record")
                    .param("record", record.value())
                    .update();
        }
    }

    /** What care teams read ends with the closing of the record. */
    public void endTeams(RecordNumber record) {
        jdbc.sql("delete from carnet_team_member where record = :record")
                .param("record", record.value())
                .update();
    }

    /** Destruction of the record: nothing of it stays here. */
    public void erase(RecordNumber record) {
        for (String table : List.of("carnet_right", "carnet_team_member", "carnet_break_glass", "carnet_card_shown", "carnet_link")) {
            jdbc.sql("delete from " + table + " where record = :record")
                    .param("record", record.value())
                    .update();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
