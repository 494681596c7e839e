package fr.carnet.sandbox;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * What whoever starts a sandbox sees: the demonstration being loaded, the first time, then the addresses. The server
 * reports itself ready after that, so that a probe which waits for it finds the demonstration people.
 */
@Component
@SandboxOnly
@ConditionalOnProperty("carnet.sandbox.demonstration")
class Welcome {
    private final Demonstration demonstration;
    private final PrintStream out;

    @Autowired
    Welcome(Demonstration demonstration) {
        this(demonstration, System.out);
    }

    Welcome(Demonstration demonstration, PrintStream out) {
        this.demonstration = demonstration;
        this.out = out;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        greet(base(event.getApplicationContext().getEnvironment()));
    }

    void greet(String base) {
        try {
            int faults = demonstration.load(base, out::println);
            if (faults > 0) {
                out.println("demonstration: " + faults + " steps were not loaded, the next start tries them again");
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            out.println("demonstration: stopped (" + e.getMessage() + "), the next start goes on");
            return;
        }
        out.println();
        out.println("Carnet, sandbox / bac à sable");
        out.println("  FHIR      " + base + "/fhir            " + base + "/fhir/metadata");
        out.println("  OpenAPI   " + base + "/swagger-ui");
        out.println("  Tokens    POST " + base + "/sandbox/token   (README.md)");
        out.println("  Health    " + base + "/actuator/health/readiness");
        out.println("Ctrl-C: stop / arrêter");
        out.flush();
    }

    /** Where this server answers, seen from this machine. */
    private static String base(Environment settings) {
        String address = settings.getProperty("server.address", "");
        boolean everywhere = address.isBlank() || address.equals("0.0.0.0") || address.equals("::");
        boolean loopback = address.equals("127.0.0.1") || address.equals("::1");
        String host = everywhere || loopback ? "localhost" : address;
        return "http://" + host + ":" + settings.getProperty("local.server.port", "8080");
    }
}
