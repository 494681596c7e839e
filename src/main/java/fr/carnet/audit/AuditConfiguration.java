package fr.carnet.audit;

import fr.carnet.access.Gate;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.record.RecordDirectory;
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
    TrailDesk.Rights trailRights(Gate gate, RecordDirectory records) {
        return new TrailDesk.Rights(gate, records);
    }

    /** The legal trace outlives its record; what was hidden from whom in it does not. */
    @Bean
    HoldsRecordData traceHidings(JdbcClient jdbc) {
        return number -> jdbc.sql("delete from carnet_trace_hiding where record = ?")
                .param(number.value())
                .update();
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
