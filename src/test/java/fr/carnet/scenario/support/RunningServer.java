package fr.carnet.scenario.support;

import fr.carnet.CarnetApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The one server of a test run, in sandbox mode on a free port of loopback, started by the first test that asks for it. On
 * the database of {@code -Dcarnet.test.database}: {@code h2} (default) or {@code postgresql}.
 */
public final class RunningServer {
    private static ConfigurableApplicationContext context;
    private static volatile String elsewhere;

    private RunningServer() {}

    /** From now on the calls of this package go to a server in a process of its own. */
    public static void use(String base) {
        elsewhere = base;
    }

    /** Address without a slash at the end, e.g. {@code http://127.0.0.1:40123}. */
    public static String base() {
        return elsewhere != null
                ? elsewhere
                : "http://127.0.0.1:" + start().getEnvironment().getProperty("local.server.port");
    }

    public static ApplicationContext context() {
        return start();
    }

    public static boolean onPostgres() {
        return "postgresql".equals(System.getProperty("carnet.test.database", "h2"));
    }

    private static synchronized ConfigurableApplicationContext start() {
        if (context == null) {
            SpringApplication application = new SpringApplication(CarnetApplication.class);
            application.setDefaultProperties(Map.of());
            context = application.run(arguments());
        }
        return context;
    }

    private static String[] arguments() {
        try {
            Path data = Files.createTempDirectory("carnet-test");
            Map<String, String> settings = new LinkedHashMap<>();
            settings.put("server.port", "0");
            settings.put("carnet.data", data.toString());
            settings.put("carnet.sandbox.enabled", "true");
            settings.put("carnet.identity.base-url", "http://carnet.test");
            if (onPostgres()) {
                EmbeddedPostgres postgres =
                        EmbeddedPostgres.builder().setServerConfig("max_connections", "150").start();
                settings.put("spring.datasource.url", postgres.getJdbcUrl("postgres", "postgres"));
                settings.put("spring.datasource.username", "postgres");
                settings.put("spring.datasource.password", "postgres");
            }
            return settings.entrySet().stream()
                    .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                    .toArray(String[]::new);
        } catch (IOException unusable) {
            throw new UncheckedIOException(unusable);
        }
    }
}
