package fr.carnet.audit;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts the room together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AuditSettings.class)
class AuditConfiguration {
    @Bean
    SealKey sealKey(AuditSettings settings) {
        return SealKey.in(settings.sealKeyFile());
    }

    @Bean
    TraceWriter traceWriter(JdbcTemplate jdbc, SealKey key) {
        return new TraceWriter(jdbc, key, Clock.systemUTC());
    }

    @Bean
    ChainHead chainHead(JdbcClient jdbc, SealKey key, AuditSettings settings) {
        return new ChainHead(jdbc, key, new Anchor(settings.sealKeyFile().toAbsolutePath().getParent()));
    }

    @Bean
    Seal seal(ChainHead head, JdbcTemplate jdbc, PlatformTransactionManager transactions, AuditSettings settings) {
        return new Seal(head, jdbc, transactions, settings.blockSize());
    }
}
