package fr.carnet.access.related;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_link}: one row per RelatedPerson. */
@Component
class LinkTable {
    private static final String LIVE = " and active = true and (valid_to is null or valid_to > :now)";

    private final JdbcClient jdbc;

    LinkTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Id of the live link of that kind with that person; one that represented a minor ended when he came of age. */
    Optional<String> find(RecordNumber record, WrittenLink link, BusinessIdentifier ins, Instant now) {
        return jdbc
                .sql("select related_person_id from carnet_link where record = :record and kind = :kind"
                        + " and ins_system = :system and ins_value = :value"
                        + " and (kind <> 'REPRESENTATIVE' or while_minor = false or :minor = true)" + LIVE)
                .param("record", record.value())
                .param("kind", link.kind().name())
                .param("minor", link.whileMinor())
                .param("system", ins.system())
                .param("value", ins.value())
                .param("now", at(now))
                .query(String.class)
                .list()
                .stream()
                .findFirst();
    }

    /** Ids of the live links of representatives. */
    Set<String> representing(RecordNumber record, boolean minor, Instant now) {
        return jdbc.sql("select related_person_id from carnet_link where record = :record and kind = 'REPRESENTATIVE'"
                        + " and (while_minor = false or :minor = true)" + LIVE)
                .param("record", record.value())
                .param("minor", minor)
                .param("now", at(now))
                .query(String.class)
                .set();
    }

    /** Live links of that kind in the record, without {@code except}. */
    int count(RecordNumber record, LinkKind kind, String except, Instant now) {
        return jdbc.sql("select count(*) from carnet_link where record = :record and kind = :kind"
                        + " and related_person_id <> :except" + LIVE)
                .param("record", record.value())
                .param("kind", kind.name())
                .param("except", except)
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    /** Other persons this carer helps. */
    int helped(RecordNumber record, BusinessIdentifier carer, Instant now) {
        return jdbc.sql("select count(distinct record) from carnet_link where ins_value = :value"
                        + " and ins_system = :system and kind = 'CARER' and record <> :record" + LIVE)
                .param("value", carer.value())
                .param("system", carer.system())
                .param("record", record.value())
                .param("now", at(now))
                .query(Integer.class)
                .single();
    }

    void insert(RecordNumber record, String id, WrittenLink link) {
        jdbc.sql("insert into carnet_link (record, related_person_id, kind, ins_system, ins_value, while_minor,"
                        + " valid_from, valid_to, active)"
                        + " values (:record, :id, :kind, :system, :value, :minor, :from, :to, :active)")
                .param("record", record.value())
                .param("id", id)
                .param("kind", link.kind().name())
                .param("system", link.ins().map(BusinessIdentifier::system).orElse(""))
                .param("value", link.ins().map(BusinessIdentifier::value).orElse(""))
                .param("minor", link.whileMinor())
                .param("from", at(link.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", at(link.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("active", link.active())
                .update();
    }

    /** Changes period and activity; what it was made as (for a minor or not) stays. */
    void change(RecordNumber record, String id, WrittenLink link) {
        jdbc.sql("update carnet_link set valid_from = :from, valid_to = :to, active = :active"
                        + " where record = :record and related_person_id = :id")
                .param("from", at(link.from()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("to", at(link.to()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("active", link.active())
                .param("record", record.value())
                .param("id", id)
                .update();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
