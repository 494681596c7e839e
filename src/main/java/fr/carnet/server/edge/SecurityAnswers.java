package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What security answers, in our words: 401 {@code no-token}, 403 {@code not-permitted}, 400 for a rejected address. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EdgeSettings.class)
class SecurityAnswers {

    @Bean
    AuthenticationEntryPoint tokenWanted(Answer answer) {
        return (request, response, cause) -> {
            boolean sent = cause instanceof OAuth2AuthenticationException;
            response.setHeader(
                    HttpHeaders.WWW_AUTHENTICATE,
                    sent ? "Bearer realm=\"carnet\", error=\"invalid_token\"" : "Bearer realm=\"carnet\"");
            answer.write(request, response, Refusal.of(ErrorCode.NO_TOKEN));
        };
    }

    @Bean
    AccessDeniedHandler actorOfTheWrongKind(Answer answer) {
        return (request, response, cause) -> answer.write(request, response, Refusal.of(ErrorCode.NOT_PERMITTED));
    }

    @Bean
    RequestRejectedHandler addressRejected(Answer answer) {
        return (request, response, cause) -> answer.write(request, response, Refusal.of(ErrorCode.NOT_OFFERED));
    }
}
