package fr.carnet.server.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * {@code /swagger-ui}: Swagger UI from its jar, without a network, under a page of ours that holds no script itself.
 * HAPI's OpenAPI module also brings springdoc, which would take these addresses and describe the pages: it is put off.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:fr/carnet/server/pages/springdoc-off.properties")
class SwaggerPages implements WebMvcConfigurer {
    private static final String PAGE = "forward:/swagger-ui/index.html";
    private static final String VERSION_FILE = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addViewController("/swagger-ui").setViewName(PAGE);
        registry.addViewController("/swagger-ui/").setViewName(PAGE);
    }

    /** Ours first: the jar brings an index page of its own that shows a foreign API. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/swagger-ui/**")
                .addResourceLocations(
                        "classpath:/static/swagger-ui/",
                        "classpath:/META-INF/resources/webjars/swagger-ui/" + version() + "/");
    }

    private static String version() {
        try (InputStream file = SwaggerPages.class.getResourceAsStream(VERSION_FILE)) {
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
