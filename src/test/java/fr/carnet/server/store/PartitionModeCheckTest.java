package fr.carnet.server.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class PartitionModeCheckTest {
    private final JdbcTemplate database = new JdbcTemplate(
            new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1"));

    @Test
    void a_schema_keyed_by_resource_and_partition_may_be_started_on() {
        database.execute("create table HFJ_RESOURCE (RES_ID bigint, PARTITION_ID integer, primary key (RES_ID, PARTITION_ID))");
        assertThatCode(() -> new PartitionModeCheck(database).run()).doesNotThrowAnyException();
    }

    @Test
    void a_schema_made_without_partition_mode_may_not() {
        database.execute("create table HFJ_RESOURCE (RES_ID bigint primary key, PARTITION_ID integer)");
        assertThatThrownBy(() -> new PartitionModeCheck(database).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("partition");
    }

    @Test
    void nor_a_database_without_the_table() {
        assertThatThrownBy(() -> new PartitionModeCheck(database).run()).isInstanceOf(IllegalStateException.class);
    }
}
