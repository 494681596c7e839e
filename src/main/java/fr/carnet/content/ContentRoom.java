package fr.carnet.content;

import fr.carnet.shared.NightlyJob;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the room together; the start fails when the master key does not open what is stored. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContentSettings.class)
class ContentRoom {
    @Bean
    Blobs contentBlobs(ContentSettings settings) {
        return new DirectoryBlobs(settings.directory());
    }

    @Bean
    RecordKeys contentKeys(JdbcTemplate jdbc, ContentSettings settings) {
        return new RecordKeys(jdbc, new MasterKeyFile(settings.masterKeyFile()));
    }

    @Bean
    SmartInitializingSingleton contentKeysReady(RecordKeys keys) {
        return keys::ready;
    }

    @Bean
    ContentStore contentStore(
            RecordKeys keys, Blobs blobs, ContentBook book, ContentSettings settings, MeterRegistry meters) {
        return new EncryptedContentStore(keys, blobs, book, settings, meters);
    }

    @Bean
    ContentSweeper contentSweeper(Blobs blobs, ContentBook book, ContentSettings settings) {
        return new ContentSweeper(blobs, book, settings, Clock.systemUTC());
    }

    @Bean
    NightlyJob contentSweep(ContentSweeper sweeper) {
        return new NightlyJob() {
            @Override
            public String name() {
                return "content-sweep";
            }

            @Override
            public void run() {
                sweeper.sweep();
            }
        };
    }

    /** Ready only while documents can be written; the folder itself is made with the first of them. */
    @Bean
    HealthIndicator contentHealthIndicator(ContentSettings settings) {
        return () -> Files.isWritable(existing(settings.directory().toAbsolutePath()))
                ? Health.up().build()
                : Health.down().build();
    }

    private static Path existing(Path directory) {
        Path folder = directory;
        while (folder.getParent() != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }
}
