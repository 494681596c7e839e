package fr.carnet.server.edge;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;

/**
 * The container's own rules: a raw {@code |} in a query is accepted (CONTRACT 6), encoded slashes are not, a body over
 * the limit is swallowed to a bound so that its sender can read why, and requests refused before any filter get an
 * OperationOutcome too.
 */
@Component
class ContainerSetup implements WebServerFactoryCustomizer<TomcatServletWebServerFactory>, Ordered {
    /** Characters software sends unescaped in searches. */
    private static final String RELAXED = "|[]{}^\\\"<>`";

    private final long most;

    ContainerSetup(EdgeSettings settings) {
        this.most = settings.maxBody().toBytes();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            connector.setProperty("relaxedQueryChars", RELAXED);
            connector.setProperty("encodedSolidusHandling", "reject");
            connector.setProperty("maxSwallowSize", String.valueOf(Math.min(2 * most, Integer.MAX_VALUE)));
            connector.setXpoweredBy(false);
            connector.setAllowTrace(false);
        });
        factory.addEngineValves(new UnreadBodies());
        factory.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(ContainerErrors.class.getName());
            }
        });
    }

    /** After Spring Boot's own customizers. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
