package fr.carnet.bench;

import java.util.List;
import java.util.stream.Stream;

/** What Spring Boot would switch on because Carnet's jars are there, and stock HAPI has not. */
final class StockExclusions {
    static final List<String> NAMES = Stream.of(
                    "actuate:security.servlet.ManagementWebSecurityAutoConfiguration",
                    "security.servlet.SecurityFilterAutoConfiguration",
                    "orm.jpa.HibernateJpaAutoConfiguration",
                    "quartz.QuartzAutoConfiguration",
                    "flyway.FlywayAutoConfiguration",
                    "thymeleaf.ThymeleafAutoConfiguration",
                    "elasticsearch.ElasticsearchClientAutoConfiguration",
                    "elasticsearch.ElasticsearchRestClientAutoConfiguration",
                    "elasticsearch.ReactiveElasticsearchClientAutoConfiguration",
                    "security.servlet.SecurityAutoConfiguration",
                    "security.servlet.UserDetailsServiceAutoConfiguration",
                    "security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration")
            .map(StockExclusions::full)
            .toList();

    private StockExclusions() {}

    private static String full(String name) {
        return name.startsWith("actuate:")
                ? name.replace("actuate:", "org.springframework.boot.actuate.autoconfigure.")
                : "org.springframework.boot.autoconfigure." + name;
    }
}
