package fr.carnet.directory.hapi;

import fr.carnet.access.hapi.Desk;
import fr.carnet.directory.DirectoryDesk;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One provider for each of {@code Directory.TYPES}. */
@Configuration(proxyBeanMethods = false)
class DirectoryProviders {
    @Bean
    DirectoryProvider deviceProvider(Desk desk, DirectoryDesk directory) {
        return new DirectoryProvider(Device.class, desk, directory);
    }

    @Bean
    DirectoryProvider organizationProvider(Desk desk, DirectoryDesk directory) {
        return new DirectoryProvider(Organization.class, desk, directory);
    }

    @Bean
    DirectoryProvider practitionerProvider(Desk desk, DirectoryDesk directory) {
        return new DirectoryProvider(Practitioner.class, desk, directory);
    }

    @Bean
    DirectoryProvider practitionerRoleProvider(Desk desk, DirectoryDesk directory) {
        return new DirectoryProvider(PractitionerRole.class, desk, directory);
    }
}
