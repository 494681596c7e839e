package fr.carnet.server.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.server.OutcomeRenderer;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import fr.carnet.shared.MemoryShare;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class EdgeFiltersTest {
    private static final int LIMIT = 100_000;
    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/Bundle");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final Answer answer = new Answer(new OutcomeRenderer());
    private final BodyLimit limit = new BodyLimit(
            new EdgeSettings(DataSize.ofBytes(LIMIT), Duration.ZERO, DataSize.ofBytes(2 * LIMIT)),
            new MemoryShare(LIMIT, 0));
    private final FilterChain nothing = (req, res) -> {};

    @Test
    void a_harmless_request_id_of_the_caller_is_kept_and_logged() throws Exception {
        request.addHeader("X-Request-Id", "call-1.2_3");
        new RequestIds().doFilter(request, response, (req, res) -> assertThat(MDC.get("requestId"))
                .isEqualTo("call-1.2_3"));
        assertThat(response.getHeader("X-Request-Id")).isEqualTo("call-1.2_3");
        assertThat(MDC.get("requestId")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "<script>", "12345678901234567890123456789012345678901234567890123456789012345"})
    void any_other_request_id_is_replaced(String asked) throws Exception {
        request.addHeader("X-Request-Id", asked);
        new RequestIds().doFilter(request, response, nothing);
        assertThat(response.getHeader("X-Request-Id")).isNotEqualTo(asked).matches("[0-9a-f-]{36}");
    }

    @Test
    void answers_are_not_cached_unless_their_maker_says_so() throws Exception {
        new AnswerHeaders().doFilter(request, response, nothing);
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(response.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeader("Content-Security-Policy")).contains("default-src 'none'");
        MockHttpServletResponse cached = new MockHttpServletResponse();
        new AnswerHeaders().doFilter(new MockHttpServletRequest("GET", "/"), cached, (req, res) ->
                ((MockHttpServletResponse) res).setHeader("Cache-Control", "max-age=60"));
        assertThat(cached.getHeaders("Cache-Control")).containsExactly("max-age=60");
    }

    @Test
    void who_is_refused_for_now_is_told_when_to_come_back() throws Exception {
        MockHttpServletResponse unavailable = new MockHttpServletResponse();
        answer.write(request, unavailable, Refusal.of(ErrorCode.UNAVAILABLE));
        assertThat(unavailable.getHeader("Retry-After")).isEqualTo("5");
        MockHttpServletResponse tooMany = new MockHttpServletResponse();
        answer.write(request, tooMany, Refusal.of(ErrorCode.TOO_MANY_REQUESTS));
        assertThat(tooMany.getHeader("Retry-After")).isEqualTo("300");
        answer.write(request, response, Refusal.of(ErrorCode.INVALID));
        assertThat(response.getHeader("Retry-After")).isNull();
    }

    @Test
    void flushes_under_fhir_do_not_reach_the_socket() throws Exception {
        AtomicInteger flushes = new AtomicInteger();
        MockHttpServletResponse counting = new MockHttpServletResponse() {
            @Override
            public void flushBuffer() {
                flushes.incrementAndGet();
            }
        };
        new QuietFlush().doFilter(request, counting, (req, res) -> {
            res.getWriter().print("é1");
            res.getWriter().flush();
            res.flushBuffer();
            assertThat(counting.isCommitted()).isFalse();
            res.getWriter().print("2");
        });
        assertThat(flushes).hasValue(0);
        assertThat(counting.getContentAsByteArray()).hasSize(3);
        assertThat(counting.isCommitted()).isFalse();
    }

    @Test
    void flushes_of_pages_are_left_alone() throws Exception {
        new QuietFlush().doFilter(new MockHttpServletRequest("GET", "/guide"), response, (req, res) -> res.flushBuffer());
        assertThat(response.isCommitted()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Meta-Snapshot-Mode", "X-Upsert-Extistence-Check", "X-Rewrite-History", "X-Cascade",
                "X-Retry-On-Version-Conflict", "X-Request-Partition-IDs", "X-Transaction-Semantics", "Content-Location",
                "X-Security-Context", "X-Progress", "X-HTTP-Method-Override", "x-cascade"
            })
    void a_header_that_changes_what_hapi_does_is_refused(String header) {
        request.addHeader(header, "");
        assertThatThrownBy(() -> new RefusedRequests(java.util.List.of()).doFilter(request, response, nothing))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.NOT_OFFERED);
                    assertThat(refusal.status()).isEqualTo(400);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fhir/Patient;x=1", "/fhir//Patient", "//fhir", "/fhir/../sandbox", "/fhir/./Patient", "/fhir/%2e%2e/x",
                "/fhir/a%2Fb", "/fhir/a%5cb", "/fhir/a\\b", "/fhir/%00", "/fhir/%252e", "/fhir/x/.."
            })
    void an_address_that_can_be_read_in_two_ways_is_refused(String path) {
        request.setRequestURI(path);
        assertThatThrownBy(() -> new RefusedRequests(java.util.List.of()).doFilter(request, response, nothing))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/fhir/Patient/p1-a.b", "/fhir/Patient/$record-status", "/fhir/.well-known/smart-configuration", "/", "/fhir/"})
    void an_ordinary_address_passes(String path) throws Exception {
        request.setRequestURI(path);
        request.addHeader("X-Forwarded-For", "10.0.0.1");
        AtomicInteger passed = new AtomicInteger();
        new RefusedRequests(java.util.List.of()).doFilter(request, response, (req, res) -> passed.incrementAndGet());
        assertThat(passed).hasValue(1);
    }

    @Test
    void a_body_at_the_limit_passes_and_one_byte_more_does_not() throws Exception {
        assertThat(received(new byte[LIMIT])).isEqualTo(LIMIT);
        tooLarge(new byte[LIMIT + 1]);
    }

    @Test
    void a_body_of_unknown_length_is_bounded_while_it_streams() {
        MockHttpServletRequest chunked = new MockHttpServletRequest("POST", "/fhir/Bundle") {
            @Override
            public long getContentLengthLong() {
                return -1;
            }
        };
        chunked.setContent(new byte[LIMIT * 3]);
        assertThatThrownBy(() -> read(chunked)).hasMessage("too-large");
    }

    @Test
    void a_gzip_body_is_undone_and_its_encoding_no_longer_shown() throws Exception {
        request.addHeader("Content-Encoding", "gzip");
        request.addHeader("Content-Length", "40");
        request.setContent(gzip(new byte[LIMIT]));
        limit.doFilter(request, response, (req, res) -> {
            assertThat(((HttpServletRequest) req).getHeader("content-encoding")).isNull();
            assertThat(req.getContentLengthLong()).isEqualTo(-1);
            assertThat(req.getInputStream().readAllBytes()).hasSize(LIMIT);
        });
    }

    @Test
    void a_gzip_bomb_is_too_large() throws Exception {
        request.addHeader("Content-Encoding", "gzip");
        tooLarge(gzip(new byte[LIMIT * 50]));
    }

    @Test
    void damaged_gzip_is_the_callers_fault() throws Exception {
        request.addHeader("Content-Encoding", "gzip");
        byte[] whole = gzip(new byte[LIMIT]);
        for (byte[] damaged : new byte[][] {"hello".getBytes(), Arrays.copyOf(whole, whole.length / 2), {}}) {
            request.setContent(damaged);
            assertThatThrownBy(() -> read(request))
                    .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(400));
        }
    }

    @ParameterizedTest
    @CsvSource({"deflate", "br", "'gzip, gzip'", "''"})
    void another_content_encoding_is_refused(String encoding) {
        request.addHeader("Content-Encoding", encoding);
        assertThatThrownBy(() -> read(request))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(415));
    }

    @Test
    void failures_become_outcomes_without_their_message() throws Exception {
        new LastResort(answer).doFilter(request, response, (req, res) -> {
            throw new IllegalStateException("secret of the database");
        });
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(response.getContentAsString()).contains("\"internal\"").doesNotContain("secret", "Exception");
    }

    @Test
    void a_wrapped_refusal_is_found() throws Exception {
        new LastResort(answer).doFilter(request, response, (req, res) -> {
            throw new ServletException(new IOException(Refusal.of(ErrorCode.TOO_LARGE)));
        });
        assertThat(response.getStatus()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, json", "-, application/fhir+xml, xml", "-, text/html, json",
                "-, 'application/fhir+xml;q=0.5, application/fhir+json', json",
                "-, 'application/json;q=0.1, application/xml;q=0.2', xml", "_format=xml, application/fhir+json, xml",
                "a=b&_format=application/fhir%2Bxml, -, xml", "_format=application/fhir+xml, -, xml",
                "_format=json, application/fhir+xml, json", "_format=html/turtle, -, json", "_format=%zz, -, json",
                "-, ;;;, json"
            })
    void the_format_is_the_one_asked_for(String query, String accept, String expected) throws Exception {
        request.setQueryString(query);
        if (accept != null) {
            request.addHeader("Accept", accept);
        }
        answer.write(request, response, Refusal.of(ErrorCode.NO_TOKEN));
        assertThat(response.getContentType()).startsWith("application/fhir+" + expected);
        assertThat(response.getContentAsString()).contains("no-token").startsWith(expected.equals("xml") ? "<" : "{");
    }

    private long received(byte[] body) throws Exception {
        request.setContent(body);
        return read(request);
    }

    private void tooLarge(byte[] body) {
        assertThatThrownBy(() -> received(body))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.status()).isEqualTo(413));
    }

    private long read(MockHttpServletRequest sent) throws Exception {
        long[] count = new long[1];
        limit.doFilter(sent, response, (req, res) -> count[0] = req.getInputStream().readAllBytes().length);
        return count[0];
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
