package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads at most so many bytes, counted after decompression, then refuses; keeps nothing in memory. */
final class BoundedStream extends ServletInputStream {
    private static final int BUFFER = 16 * 1024;
    private static final long LARGE = 1024 * 1024;

    private final ServletInputStream raw;
    private final long most;
    private final boolean gzip;
    private final LongConsumer memory;
    private InputStream content;
    private long read;
    private boolean finished;
    private final Pace pace = new Pace();

    /** @param memory told, when the length was not announced and proves large, how much may still come */
    BoundedStream(ServletInputStream raw, long most, boolean gzip, LongConsumer memory) {
        this.raw = raw;
        this.most = most;
        this.gzip = gzip;
        this.memory = memory;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        return count < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        long asked = System.nanoTime();
        int count = decoded(target, from, length);
        if (!pace.keeps(System.nanoTime() - asked, count)) {
            throw tooSlow();
        }
        finished = count < 0;
        boolean large = read < LARGE && read + count >= LARGE;
        read += Math.max(count, 0);
        if (large) {
            memory.accept(most);
        }
        if (read > most) {
            throw Refusal.of(ErrorCode.TOO_LARGE);
        }
        return count;
    }

    private static Refusal tooSlow() {
        return Refusal.of(
                        ErrorCode.NOT_OFFERED,
                        null,
                        "Le corps de la demande arrive trop lentement.",
                        "The body of the request comes too slowly.")
                .status(408);
    }

    private int decoded(byte[] target, int from, int length) throws IOException {
        try {
            if (content == null) {
                content = gzip ? new GZIPInputStream(raw, BUFFER) : raw;
            }
            return content.read(target, from, length);
        } catch (ZipException | EOFException damaged) {
            throw Refusal.of(
                            ErrorCode.INVALID,
                            null,
                            "Le contenu compressé (gzip) est endommagé.",
                            "The compressed content (gzip) is damaged.")
                    .status(400);
        }
    }

    @Override
    public boolean isFinished() {
        return finished || (!gzip && raw.isFinished());
    }

    @Override
    public boolean isReady() {
        return raw.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        raw.setReadListener(listener);
    }
}
