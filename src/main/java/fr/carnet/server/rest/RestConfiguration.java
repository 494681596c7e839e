package fr.carnet.server.rest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the REST front stands; made as the last of all parts ({@link LateServlet}). */
@Configuration
class RestConfiguration {
    @Bean
    ServletRegistrationBean<LateServlet> fhirServlet(ObjectProvider<RestFront> front) {
        LateServlet servlet = new LateServlet(() -> front.getObject().server());
        ServletRegistrationBean<LateServlet> registration = new ServletRegistrationBean<>(servlet, "/fhir/*");
        registration.setName("fhir");
        registration.setLoadOnStartup(1);
        return registration;
    }
}
