package fr.carnet.sandbox;

import fr.carnet.identity.StartRefused;
import fr.carnet.shared.BusinessClock;
import java.time.Clock;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides which clock business time reads, and refuses a sandbox that would believe production tokens. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {

    /** The sandbox's movable clock, or the machine's. */
    @Bean
    BusinessClock businessClock(
            SandboxSettings settings, JdbcClient jdbc, ObjectProvider<PlatformTransactionManager> transactions) {
        return settings.enabled()
                ? new SandboxClock(
                        jdbc, () -> new TransactionTemplate(transactions.getObject()), Clock.systemUTC())
                : Clock.systemUTC()::instant;
    }

    /** Before any other bean is made, so that the refusal comes at once. */
    @Bean
    static BeanFactoryPostProcessor sandboxStandsAlone(Environment environment) {
        return beans -> {
            Binder settings = Binder.get(environment);
            boolean sandbox = settings.bind("carnet.sandbox.enabled", Boolean.class).orElse(false);
            boolean issuers = settings.bind("carnet.identity.issuers", Bindable.listOf(Map.class))
                    .map(list -> !list.isEmpty())
                    .orElse(false);
            if (sandbox && issuers) {
                throw new StartRefused(
                        "The sandbox gives tokens to everybody and must not run beside a production token issuer.",
                        "Remove carnet.identity.issuers, or set carnet.sandbox.enabled to false.");
            }
        };
    }
}
