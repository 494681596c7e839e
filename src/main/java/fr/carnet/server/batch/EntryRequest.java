package fr.carnet.server.batch;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import ca.uhn.fhir.util.UrlUtil;

/** One entry of a batch as the request it would have been if sent alone; the caller's identity is the outer one's. */
final class EntryRequest extends HttpServletRequestWrapper {
    private final String method;
    private final String path;
    private final String query;
    private final byte[] body;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();

    /** @param url relative to the FHIR base, with its query */
    EntryRequest(HttpServletRequest outer, String method, String url, byte[] body) {
        super(outer);
        this.method = method;
        int mark = url.indexOf('?');
        this.path = mark < 0 ? url : url.substring(0, mark);
        this.query = mark < 0 ? null : url.substring(mark + 1);
        this.body = body;
    }

    void header(String name, String value) {
        if (value != null && !value.isBlank()) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
        }
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return getContextPath() + getServletPath() + getPathInfo();
    }

    @Override
    public StringBuffer getRequestURL() {
        HttpServletRequest outer = (HttpServletRequest) getRequest();
        String full = outer.getRequestURL().toString();
        int base = full.indexOf(outer.getRequestURI(), full.indexOf("://") + 3);
        return new StringBuffer(base < 0 ? full : full.substring(0, base)).append(getRequestURI());
    }

    @Override
    public String getPathInfo() {
        return "/" + path;
    }

    @Override
    public String getQueryString() {
        return query;
    }

    @Override
    public String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(java.util.List.of(value));
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(headers.keySet());
    }

    @Override
    public String getContentType() {
        return getHeader("content-type");
    }

    @Override
    public int getContentLength() {
        return body.length;
    }

    @Override
    public long getContentLengthLong() {
        return body.length;
    }

    @Override
    public String getParameter(String name) {
        String[] values = getParameterMap().get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return query == null ? Map.of() : UrlUtil.parseQueryString(query);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(getParameterMap().keySet());
    }

    @Override
    public String[] getParameterValues(String name) {
        return getParameterMap().get(name);
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.containsKey(name) ? attributes.get(name) : super.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public ServletInputStream getInputStream() {
        ByteArrayInputStream bytes = new ByteArrayInputStream(body);
        return new ServletInputStream() {
            @Override
            public boolean isFinished() {
                return bytes.available() == 0;
            }

            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setReadListener(ReadListener listener) {
                throw new UnsupportedOperationException("a batch entry is read at once");
            }

            @Override
            public int read() {
                return bytes.read();
            }
        };
    }
}
