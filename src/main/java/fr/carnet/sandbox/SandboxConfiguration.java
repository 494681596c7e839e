package fr.carnet.sandbox;

import fr.carnet.identity.IdentitySettings;
import fr.carnet.identity.StartRefused;
import fr.carnet.shared.BusinessClock;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decides which clock business time reads, and refuses a sandbox that would believe production tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SandboxSettings.class, IdentitySettings.class})
class SandboxConfiguration {

    /** The sandbox's movable clock, or the machine's. */
    @Bean
    BusinessClock businessClock(SandboxSettings settings, JdbcClient jdbc) {
        return settings.enabled() ? new SandboxClock(jdbc, Clock.systemUTC()) : Clock.systemUTC()::instant;
    }

    @Bean
    InitializingBean sandboxStandsAlone(SandboxSettings sandbox, IdentitySettings identity) {
        return () -> standAlone(sandbox, identity);
    }

    static void standAlone(SandboxSettings sandbox, IdentitySettings identity) {
        if (sandbox.enabled() && !identity.issuers().isEmpty()) {
            throw new StartRefused(
                    "The sandbox gives tokens to everybody and must not run beside the production issuer "
                            + identity.issuers().get(0).issuer() + ".",
                    "Remove carnet.identity.issuers, or set carnet.sandbox.enabled to false.");
        }
    }
}
