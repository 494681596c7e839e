package fr.carnet.directory;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code carnet_directory_entry}: which entry bears which identifier. */
@Component
class EntryTable {
    private final JdbcClient jdbc;

    EntryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean known(String type, String id) {
        return jdbc.sql("select count(*) from carnet_directory_entry where type = :type and id = :id")
                        .param("type", type)
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
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

    /** Every entry that bears this value, whatever the system. */
    List<String> idsOfValue(String type, String value) {
        return jdbc.sql("select distinct id from carnet_directory_entry where type = :type"
                        + " and identifier_value = :value order by id")
                .param("type", type)
                .param("value", value)
                .query(String.class)
                .list();
    }

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
