package fr.carnet.server.start;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * Ends a start that cannot succeed before it costs ten seconds and a stack trace: one sentence in French, the same in
 * English, exit status 1 (CONTRACT 1). On where {@code carnet.start.check} is true, default false: tests start servers
 * inside a process that must not end.
 */
class StartCheck implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    static final String SWITCH = "carnet.start.check";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        Environment settings = event.getEnvironment();
        if (!settings.getProperty(SWITCH, Boolean.class, false)) {
            return;
        }
        firstObstacle(settings).ifPresent(obstacle -> {
            System.err.println("carnet : " + obstacle.french());
            System.err.println("carnet: " + obstacle.english());
            System.exit(1);
        });
    }

    static Optional<Obstacle> firstObstacle(Environment settings) {
        Stream<Check> checks = Stream.of(new PortCheck(), new DataFolderCheck(), new DatabaseCheck());
        return checks.map(check -> check.obstacle(settings))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Looks at one thing the server cannot do without. */
    interface Check {
        Optional<Obstacle> obstacle(Environment settings);
    }

    /** Why the server cannot start, and what to do: one sentence in each language. */
    record Obstacle(String french, String english) {}
}
