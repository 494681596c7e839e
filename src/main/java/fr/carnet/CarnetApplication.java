package fr.carnet;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Carnet: a shared health record as one FHIR R4 server. */
@SpringBootApplication(
        exclude = {
            HibernateJpaAutoConfiguration.class,
            QuartzAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            ThymeleafAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class
        })
@ConfigurationPropertiesScan
public class CarnetApplication {
    public static void main(String[] args) {
        SpringApplication.run(CarnetApplication.class, args);
    }
}
