package fr.carnet.portability;

import fr.carnet.shared.Refusal;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Goes through the files of an archive in their order; whatever cannot be read is refused by the name of its file. */
final class ArchiveReader {
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._\\-]*(?:/[A-Za-z0-9][A-Za-z0-9._\\-]*)?");
    private static final int MOST_FILES = 200_000;

    private ArchiveReader() {}

    /** Told of each file; reads as much of it as it wants. */
    interface Visitor {
        void file(String path, InputStream bytes) throws IOException;
    }

    /** @throws Refusal {@code invalid} naming the file that cannot be read */
    static void each(InputStream archive, Visitor visitor) {
        String path = ArchiveFiles.MANIFEST;
        Set<String> seen = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(archive, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                path = shown(entry.getName());
                if (!seen.add(path) || seen.size() > MOST_FILES || !path.equals(entry.getName())) {
                    throw Altered.refusal(Altered.unlisted(path));
                }
                visitor.file(path, new Unclosed(zip));
                zip.closeEntry();
            }
        } catch (IOException | IllegalArgumentException damaged) {
            throw Altered.refusal(Altered.fault(path));
        }
    }

    /** A name not of ours is told only as far as it is harmless. */
    private static String shown(String name) {
        return PATH.matcher(name).matches() && name.length() <= 200
                ? name
                : "?" + name.substring(0, Math.min(80, name.length())).replaceAll("[^A-Za-z0-9._/\\-]", "?");
    }

    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream zip) {
            super(zip);
        }

        @Override
        public void close() {
            // The next file follows in the same stream.
        }
    }
}
