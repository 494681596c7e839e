package fr.carnet.vaccination;

import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.ScheduleFile;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the room together; a wrong schedule stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaccinationSettings.class)
class VaccinationConfiguration {
    @Bean
    Schedule vaccinationSchedule() {
        return ScheduleFile.load();
    }
}
