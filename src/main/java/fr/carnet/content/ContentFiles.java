package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * How the files of contents are called below their folder: {@code <xx>/<yy>/<record>-<digest>}, where xx and yy are two
 * bytes mixed from the record number.
 */
public final class ContentFiles {
    private static final int MIXER = 0x9E3779B1;
    private static final Pattern NAME = Pattern.compile("[0-9]{1,10}-[0-9a-f]{64}");

    private ContentFiles() {}

    public static Path relative(RecordNumber record, String digest) {
        return folder(record).resolve(record.value() + "-" + digest);
    }

    /** Whether it is named as a content is. */
    public static boolean named(Path file) {
        return NAME.matcher(file.getFileName().toString()).matches();
    }

    static Path folder(RecordNumber record) {
        int mixed = record.value() * MIXER;
        return Path.of("%02x".formatted(mixed >>> 24), "%02x".formatted(mixed >>> 16 & 0xff));
    }
}
