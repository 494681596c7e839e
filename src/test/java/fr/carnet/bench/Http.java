package fr.carnet.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;

/** Calls to one server over kept connections, each made and answered on its caller's thread: the load costs little itself. */
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final String FHIR = "application/fhir+json";
    private static final int MOST_CALLERS = 512;

    private final CloseableHttpClient client;
    private final String base;

    Http(String base) {
        this.base = base;
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(MOST_CALLERS)
                        .setMaxConnTotal(MOST_CALLERS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(Timeout.ofSeconds(60)).build())
                .disableContentCompression()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .build();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Status of a read; the body is received to its end. */
    int get(String path, Map<String, String> headers) throws IOException {
        return client.execute(with(new HttpGet(base + path), headers), answer -> {
            EntityUtils.consume(answer.getEntity());
            return answer.getCode();
        });
    }

    String text(String path, Map<String, String> headers) throws IOException {
        return client.execute(with(new HttpGet(base + path), headers), answer -> checked(path, answer));
    }

    String post(String path, String body, Map<String, String> headers) throws IOException {
        HttpPost post = new HttpPost(base + path);
        post.setHeader("Content-Type", path.startsWith("/sandbox") ? "application/json" : FHIR);
        post.setEntity(new StringEntity(body, StandardCharsets.UTF_8));
        return client.execute(with(post, headers), answer -> checked(path, answer));
    }

    static JsonNode parsed(String json) throws IOException {
        return JSON.readTree(json);
    }

    private static ClassicHttpRequest with(ClassicHttpRequest request, Map<String, String> headers) {
        headers.forEach(request::setHeader);
        if (!headers.containsKey("Accept")) {
            request.setHeader("Accept", FHIR);
        }
        return request;
    }

    private static String checked(String path, ClassicHttpResponse answer) throws IOException, ParseException {
        String body = EntityUtils.toString(answer.getEntity(), StandardCharsets.UTF_8);
        if (answer.getCode() >= 300) {
            throw new IllegalStateException(path + " answered " + answer.getCode() + ": " + body);
        }
        return body;
    }
}
