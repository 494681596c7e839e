package fr.carnet.directory;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_directory_entry}: which entry bears which identifier. */
@Component
class EntryTable {
    private final JdbcClient jdbc;

    EntryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these ids that are entries. */
    Set<String> known(String type, Collection<String> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select distinct id from carnet_directory_entry where type = :type and id in (:ids)")
                        .param("type", type)
                        .param("ids", ids)
                        .query(String.class)
                        .list());
    }

    Optional<String> idOf(String type, BusinessIdentifier identifier) {
        return jdbc.sql("select id from carnet_directory_entry where type = :type and identifier_system = :system"
                        + " and identifier_value = :value")
                .param("type", type)
                .param("system", identifier.system())
                .param("value", identifier.value())
                .query(String.class)
                .optional();
    }

    /** Every entry that bears one of these values, whatever the system; a row for each. */
    List<Bearer> bearing(String type, Set<String> values) {
        if (values.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select identifier_system, identifier_value, id from carnet_directory_entry"
                        + " where type = :type and identifier_value in (:values) order by id")
                .param("type", type)
                .param("values", values)
                .query((row, number) -> new Bearer(
                        new BusinessIdentifier(
                                row.getString("identifier_system"), row.getString("identifier_value")),
                        row.getString("id")))
                .list();
    }

    /** An entry and one identifier it bears. */
    record Bearer(BusinessIdentifier identifier, String id) {}

    /** @throws org.springframework.dao.DuplicateKeyException when another entry bears one of them */
    void insert(String type, String id, Collection<BusinessIdentifier> identifiers) {
        identifiers.forEach(identifier -> jdbc.sql(
                        "insert into carnet_directory_entry (type, identifier_system, identifier_value, id)"
                                + " values (:type, :system, :value, :id)")
                .param("type", type)
                .param("system", identifier.system())
                .param("value", identifier.value())
                .param("id", id)
                .update());
    }

    void remove(String type, String id) {
        jdbc.sql("delete from carnet_directory_entry where type = :type and id = :id")
                .param("type", type)
                .param("id", id)
                .update();
    }
}
