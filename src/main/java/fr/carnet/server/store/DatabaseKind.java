package fr.carnet.server.store;

import ca.uhn.fhir.jpa.model.dialect.HapiFhirH2Dialect;
import ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The two databases Carnet runs on. */
public enum DatabaseKind {
    H2("h2", HapiFhirH2Dialect.class.getName()),
    POSTGRESQL("postgresql", HapiFhirPostgresDialect.class.getName());

    private final String folder;
    private final String hibernateDialect;

    DatabaseKind(String folder, String hibernateDialect) {
        this.folder = folder;
        this.hibernateDialect = hibernateDialect;
    }

    /** Folder of the migrations that differ between the databases. */
    String folder() {
        return folder;
    }

    String hibernateDialect() {
        return hibernateDialect;
    }

    static DatabaseKind of(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return switch (product) {
                case "H2" -> H2;
                case "PostgreSQL" -> POSTGRESQL;
                default -> throw new IllegalStateException("Carnet runs on PostgreSQL or H2, not on " + product);
            };
        }
    }
}
