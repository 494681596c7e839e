package fr.carnet.backfill;

import java.nio.file.Path;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Turns settings into beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BackfillSettings.class, HttpSourceSettings.class})
class BackfillConfiguration {
    @Bean
    @Order(0)
    @ConditionalOnProperty("carnet.backfill.drop-folder")
    HistorySource dropFolderSource(BackfillSettings settings) {
        return new DropFolderSource(Path.of(settings.dropFolder()));
    }

    @Bean
    @Order(1)
    @ConditionalOnProperty("carnet.backfill.http.url")
    HistorySource httpSource(HttpSourceSettings settings) {
        return new HttpSource(settings);
    }
}
