package fr.carnet.server.edge;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;

/** A request whose body is bounded and, when it came in gzip, already undone: its encoding and length are not shown. */
final class BoundedRequest extends HttpServletRequestWrapper {
    private static final Set<String> UNDONE = Set.of("content-encoding", "content-length");

    private final long most;
    private final boolean gzip;
    private final LongConsumer memory;
    private ServletInputStream stream;
    private BufferedReader reader;

    /** @param memory told how much is about to be held */
    BoundedRequest(HttpServletRequest request, long most, boolean gzip, LongConsumer memory) {
        super(request);
        this.most = most;
        this.gzip = gzip;
        this.memory = memory;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (stream == null) {
            ServletInputStream raw = super.getInputStream();
            long announced = getContentLengthLong();
            memory.accept(Math.max(announced, 0));
            stream = new BoundedStream(raw, most, gzip, announced >= 0 ? length -> {} : memory);
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        if (reader == null) {
            String encoding = getCharacterEncoding();
            Charset charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    @Override
    public String getHeader(String name) {
        return hidden(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hidden(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
        return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                .filter(name -> !hidden(name))
                .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return hidden(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public int getContentLength() {
        return gzip ? -1 : super.getContentLength();
    }

    @Override
    public long getContentLengthLong() {
        return gzip ? -1 : super.getContentLengthLong();
    }

    private boolean hidden(String name) {
        return gzip && UNDONE.contains(name.toLowerCase(Locale.ROOT));
    }
}
