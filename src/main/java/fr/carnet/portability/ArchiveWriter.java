package fr.carnet.portability;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive file by file, measuring each for the manifest, which comes last. */
final class ArchiveWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClosingDigest closing;
    private final ZipOutputStream zip;
    private final List<Manifest.Listed> files = new ArrayList<>();

    ArchiveWriter(OutputStream target) {
        this.closing = new ClosingDigest(target);
        this.zip = new ZipOutputStream(closing, StandardCharsets.UTF_8);
        zip.setComment(ClosingDigest.placeholder());
    }

    /** What is in a file; it does not close the stream. */
    interface Content {
        void writeTo(OutputStream file) throws IOException;
    }

    void file(String path, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        MessageDigest digest = ClosingDigest.sha256();
        CountingStream counting = new CountingStream(new DigestOutputStream(zip, digest));
        content.writeTo(counting);
        zip.closeEntry();
        files.add(new Manifest.Listed(path, counting.count(), HexFormat.of().formatHex(digest.digest())));
    }

    /** One JSON value to a line. */
    void lines(String path, Iterable<?> values) throws IOException {
        file(path, out -> {
            for (Object value : values) {
                line(out, JSON.writeValueAsString(value));
            }
        });
    }

    static void line(OutputStream out, String json) throws IOException {
        out.write(json.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    List<Manifest.Listed> files() {
        return List.copyOf(files);
    }

    /** Writes the manifest and ends the archive; answers its length. The stream below stays open. */
    long finish(Manifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(ArchiveFiles.MANIFEST));
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
        zip.finish();
        return closing.seal();
    }
}
