package fr.carnet.server.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ignores {@code flush()} on answers under {@code /fhir}: HAPI 8.8.0 flushes after every JSON string, which costs one
 * socket write each (PERFORMANCE, defect 1). The container sends full buffers, and the rest at the end.
 */
@Component
@Order(EdgeOrder.QUIET_FLUSH)
class QuietFlush extends OncePerRequestFilter {
    private static final int BUFFER = 32 * 1024;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !Paths.fhir(Paths.of(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setBufferSize(BUFFER);
        QuietResponse quiet = new QuietResponse(response);
        chain.doFilter(request, quiet);
        quiet.finish();
    }

    private static final class QuietResponse extends HttpServletResponseWrapper {
        private ServletOutputStream stream;
        private PrintWriter writer;

        QuietResponse(HttpServletResponse response) {
            super(response);
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            if (stream == null) {
                stream = new QuietStream(super.getOutputStream());
            }
            return stream;
        }

        @Override
        public PrintWriter getWriter() throws IOException {
            if (writer == null) {
                String encoding = getCharacterEncoding();
                setCharacterEncoding(encoding);
                writer = new PrintWriter(new OutputStreamWriter(getOutputStream(), Charset.forName(encoding)));
            }
            return writer;
        }

        @Override
        public void flushBuffer() {
            // Sent when the buffer is full and at the end.
        }

        /** What a writer still holds; the stream itself goes to the container. */
        void finish() {
            if (writer != null) {
                writer.flush();
            }
        }
    }

    private static final class QuietStream extends ServletOutputStream {
        private final ServletOutputStream target;
        private final Pace pace = new Pace();

        QuietStream(ServletOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int octet) throws IOException {
            target.write(octet);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            long started = System.nanoTime();
            target.write(bytes, from, length);
            if (!pace.keeps(System.nanoTime() - started, length)) {
                throw new IOException("the reader is too slow");
            }
        }

        @Override
        public void flush() {
            // Sent when the buffer is full and at the end.
        }

        @Override
        public void close() throws IOException {
            target.close();
        }

        @Override
        public boolean isReady() {
            return target.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            target.setWriteListener(listener);
        }
    }
}
