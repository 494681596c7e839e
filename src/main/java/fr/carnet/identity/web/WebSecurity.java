package fr.carnet.identity.web;

import fr.carnet.identity.ActorKind;
import fr.carnet.identity.IdentitySettings;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who passes the door: everybody on the open paths, the operator on the management paths, a caller with a valid token
 * everywhere else, unknown addresses included. No session, no cookie, hence no CSRF.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentitySettings.class)
class WebSecurity {
    private static final String SMART_CONFIGURATION = "/.well-known/smart-configuration";
    private static final RequestMatcher MANAGEMENT = request ->
            request.getRequestURI().substring(request.getContextPath().length()).startsWith("/actuator");

    @Bean
    SecurityFilterChain carnetSecurity(
            HttpSecurity http,
            OpenPaths open,
            BearerHeader header,
            TokenAuthentication tokens,
            Answers answers)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilter(CrossOrigin.filter(answers.settings()))
                .addFilterAfter(new CallerAttribute(), AuthorizationFilter.class)
                .authorizeHttpRequests(calls -> calls.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(open)
                        .permitAll()
                        .requestMatchers(MANAGEMENT)
                        .hasAuthority(ActorKind.OPERATOR.code())
                        .anyRequest()
                        .authenticated())
                .oauth2ResourceServer(server -> server.bearerTokenResolver(header)
                        .authenticationManagerResolver(request -> tokens)
                        .authenticationEntryPoint(answers.unknown())
                        .accessDeniedHandler(answers.denied()))
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(answers.unknown())
                        .accessDeniedHandler(answers.denied()))
                .build();
    }

    /** How the server room answers those who do not pass, and the settings of this room. */
    record Answers(IdentitySettings settings, AuthenticationEntryPoint unknown, AccessDeniedHandler denied) {}

    @Bean
    Answers answers(IdentitySettings settings, AuthenticationEntryPoint unknown, AccessDeniedHandler denied) {
        return new Answers(settings, unknown, denied);
    }

    /** Each of a dozen filters would be timed at every call; the calls themselves are (server/rest/CallMeters). */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** A servlet of its own, because the FHIR server takes every other address under {@code /fhir}. */
    @Bean
    ServletRegistrationBean<SmartConfiguration> smartConfiguration(IdentitySettings settings) {
        return new ServletRegistrationBean<>(
                new SmartConfiguration(settings), SMART_CONFIGURATION, "/fhir" + SMART_CONFIGURATION);
    }
}
