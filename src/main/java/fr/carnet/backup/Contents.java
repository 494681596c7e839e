package fr.carnet.backup;

import fr.carnet.content.ContentFiles;
import fr.carnet.shared.RecordNumber;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The contents' files of a backup, and the list of those its database names: {@code sha256 path}. Every file is copied
 * once before the database and those that are new once after it: whatever the database names was there at one of the two
 * moments, since a content is written before it is named and swept a day after at the earliest.
 */
final class Contents {
    static final String LIST = "contents.sha256";
    private static final String FOLDER = "content";
    private static final String ABSENT = "-";

    private final Path live;
    private final Path backup;
    private long count;
    private long missing;

    Contents(Path live, Path backup) {
        this.live = live;
        this.backup = backup.resolve(FOLDER);
    }

    long count() {
        return count;
    }

    /** Named by the database, and in no folder: damaged before the backup, or destroyed during it. */
    long missing() {
        return missing;
    }

    void copyAll() throws IOException {
        if (!Files.isDirectory(live)) {
            return;
        }
        try (Stream<Path> files = Files.walk(live)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).filter(ContentFiles::named)::iterator) {
                copyOne(file, backup.resolve(live.relativize(file)));
            }
        }
    }

    /** @param list takes one line for each */
    Database.Names listed(BufferedWriter list) {
        return (record, digest) -> {
            Path relative = ContentFiles.relative(new RecordNumber(record), digest);
            Path copy = backup.resolve(relative);
            if (!Files.exists(copy)) {
                copyOne(live.resolve(relative), copy);
            }
            boolean there = Files.exists(copy);
            list.write((there ? Folders.digest(copy) : ABSENT) + " " + relative + "\n");
            count += there ? 1 : 0;
            missing += there ? 0 : 1;
        };
    }

    private static void copyOne(Path file, Path copy) throws IOException {
        try {
            Folders.copy(file, copy);
        } catch (NoSuchFileException gone) {
            Files.deleteIfExists(copy);
        }
    }

    /** Every file listed is there and as it was. */
    void verify(Path list) throws IOException {
        eachListed(list, (digest, relative) -> {
            Path file = backup.resolve(relative);
            if (!Files.isRegularFile(file) || !Folders.digest(file).equals(digest)) {
                throw new Stopped(
                        "la sauvegarde est endommagée : " + file + " manque ou a changé.",
                        "the backup is damaged: " + file + " is missing or was changed.");
            }
        });
    }

    void putBack(Path list) throws IOException {
        eachListed(list, (digest, relative) -> Folders.copy(backup.resolve(relative), live.resolve(relative)));
    }

    private interface Listed {
        void take(String digest, Path relative) throws IOException;
    }

    private static void eachListed(Path list, Listed listed) throws IOException {
        try (Stream<String> lines = Files.lines(list)) {
            for (String line : (Iterable<String>) lines::iterator) {
                List<String> words = List.of(line.split(" ", 2));
                Path relative = Path.of(words.get(1)).normalize();
                if (!words.get(0).equals(ABSENT) && ContentFiles.named(relative) && !relative.startsWith("..")) {
                    listed.take(words.get(0), relative);
                }
            }
        }
    }
}
