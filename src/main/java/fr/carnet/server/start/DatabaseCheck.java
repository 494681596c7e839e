package fr.carnet.server.start;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.env.Environment;

/** Does a database server, where one is configured, let us in? The embedded one is {@link DataFolderCheck}'s. */
class DatabaseCheck implements StartCheck.Check {
    private static final int SECONDS = 5;
    /** PostgreSQL's answers that are worth a word of their own (SQLSTATE): French, English. */
    private static final Map<String, String[]> KNOWN = Map.of(
            "28P01", new String[] {"mot de passe refusé", "password refused"},
            "28000", new String[] {"utilisateur refusé", "user refused"},
            "3D000", new String[] {"cette base n'existe pas", "no such database"});

    @Override
    public Optional<StartCheck.Obstacle> obstacle(Environment settings) {
        String url = settings.getProperty("spring.datasource.url", "");
        if (url.startsWith("jdbc:h2:")) {
            return Optional.empty();
        }
        DriverManager.setLoginTimeout(SECONDS);
        String user = settings.getProperty("spring.datasource.username", "");
        String password = settings.getProperty("spring.datasource.password", "");
        try {
            DriverManager.getConnection(url, user, password).close();
            return Optional.empty();
        } catch (SQLException e) {
            String[] why = KNOWN.getOrDefault(
                    String.valueOf(e.getSQLState()), new String[] {"pas de réponse", "no answer"});
            String shown = url.split("[?;]", 2)[0];
            return Optional.of(new StartCheck.Obstacle(
                    "la base " + shown + " n'est pas joignable (" + why[0]
                            + ") : démarrez-la, ou corrigez CARNET_DB_URL, CARNET_DB_USER et CARNET_DB_PASSWORD.",
                    "the database " + shown + " cannot be reached (" + why[1]
                            + "): start it, or correct CARNET_DB_URL, CARNET_DB_USER and CARNET_DB_PASSWORD."));
        }
    }
}
