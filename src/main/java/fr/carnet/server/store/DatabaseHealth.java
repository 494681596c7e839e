package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Is the database there? When it is not, connections made before are given up: after a cut nobody is told of, each of them
 * would be found dead one by one, a second each, by somebody who waits for it.
 */
@Component("dbHealthIndicator")
class DatabaseHealth extends AbstractHealthIndicator {
    private static final int SECONDS = 2;

    private final DataSource dataSource;

    DatabaseHealth(DataSource dataSource) {
        super("the database was not asked");
        this.dataSource = dataSource;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            health.status(connection.isValid(SECONDS) ? "UP" : "DOWN");
        } catch (SQLException gone) {
            HikariDataSource pool = dataSource.unwrap(HikariDataSource.class);
            if (pool.getHikariPoolMXBean() != null) {
                pool.getHikariPoolMXBean().softEvictConnections();
            }
            health.down();
        }
    }
}
