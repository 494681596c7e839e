package fr.carnet.server;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What runs: its version and when it was built, and whether it is a sandbox. */
@Component
public class ServerFacts {
    private final String version;
    private final Instant date;
    private final boolean sandbox;

    ServerFacts(ObjectProvider<BuildProperties> build, @Value("${carnet.sandbox.enabled:false}") boolean sandbox) {
        BuildProperties known = build.getIfAvailable();
        this.version = known == null ? "dev" : known.getVersion();
        this.date = known == null || known.getTime() == null
                ? Instant.now().truncatedTo(ChronoUnit.SECONDS)
                : known.getTime();
        this.sandbox = sandbox;
    }

    public String version() {
        return version;
    }

    /** When it was built; when it was started, if the build does not say. */
    public Instant date() {
        return date;
    }

    public boolean sandbox() {
        return sandbox;
    }
}
