package fr.carnet.server.edge;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * Reads away what a refused caller is still sending, so that he can read why, for a few seconds and for a few callers at a
 * time; Tomcat alone would go on as long as one byte comes now and then.
 */
final class UnreadBodies extends ValveBase {
    private static final long PATIENCE_NANOS = 5_000_000_000L;
    private static final int AT_ONCE = 24;

    private final Semaphore free = new Semaphore(AT_ONCE);

    UnreadBodies() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
        if (request.isAsync() || request.getContentLengthLong() == 0) {
            return;
        }
        boolean chunked = request.getCoyoteRequest().getMimeHeaders().getHeader("Transfer-Encoding") != null;
        if (request.getContentLengthLong() > 0 || chunked) {
            response.finishResponse();
            readAway(request.getCoyoteRequest());
        }
    }

    private void readAway(org.apache.coyote.Request body) {
        boolean turn = free.tryAcquire();
        try {
            if (!turn || !ended(body)) {
                body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
            }
        } catch (IOException slowOrGone) {
            body.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        } finally {
            if (turn) {
                free.release();
            }
        }
    }

    private static boolean ended(org.apache.coyote.Request body) throws IOException {
        long until = System.nanoTime() + PATIENCE_NANOS;
        Sink sink = new Sink();
        while (body.doRead(sink) >= 0) {
            if (System.nanoTime() > until) {
                return false;
            }
        }
        return true;
    }

    private static final class Sink implements ApplicationBufferHandler {
        private ByteBuffer buffer = ByteBuffer.allocate(0);

        @Override
        public void setByteBuffer(ByteBuffer bytes) {
            buffer = bytes;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return buffer;
        }

        @Override
        public void expand(int size) {
            buffer = ByteBuffer.allocate(size);
        }
    }
}
