package fr.carnet.content;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sweep over the directories.
 *
 * <p>A writer of the same bytes may come at any instant; he renames a fresh file into place. So a candidate is first
 * renamed aside, then looked at again: if it is fresh, or in use by now, it goes back to its place. After the renaming
 * nobody can write to the file aside, and a writer who comes puts his own file in place.
 */
final class Sweep {
    private static final Pattern NAME = Pattern.compile("([1-9][0-9]{0,9})-([0-9a-f]{64})");

    private final Instant before;
    private final Function<RecordNumber, Set<String>> inUse;
    private int removed;

    Sweep(Instant before, Function<RecordNumber, Set<String>> inUse) {
        this.before = before;
        this.inUse = inUse;
    }

    int removed() {
        return removed;
    }

    /** Removes what was never finished. */
    void incoming(Path directory) throws IOException {
        for (Path file : files(directory)) {
            if (old(file)) {
                delete(file);
            }
        }
    }

    void leaf(Path directory) throws IOException {
        Map<RecordNumber, Set<String>> used = new HashMap<>();
        for (Path file : files(directory)) {
            if (SetAside.is(file)) {
                setAsideAndSettle(file, SetAside.original(file));
            } else if (old(file) && unused(file, record -> used.computeIfAbsent(record, inUse))) {
                setAsideAndSettle(file, file);
            }
        }
    }

    private void setAsideAndSettle(Path file, Path original) throws IOException {
        Path aside = SetAside.of(original);
        try {
            Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException another) {
            return;
        }
        settle(aside);
    }

    /** Decides again on a file that nobody can write to any more. */
    private void settle(Path aside) throws IOException {
        Path original = SetAside.original(aside);
        if (old(aside) && unused(original, inUse)) {
            delete(aside);
            return;
        }
        try {
            Files.move(aside, original, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException another) {
            return;
        }
    }

    /** Only what has the form of our names can be unused; anything else is not ours to delete. */
    private static boolean unused(Path file, Function<RecordNumber, Set<String>> digests) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                && recordOf(name.group(1))
                        .filter(record -> !digests.apply(record).contains(name.group(2)))
                        .isPresent();
    }

    private static Optional<RecordNumber> recordOf(String digits) {
        long number = Long.parseLong(digits);
        return number < 2_000_000_000L ? Optional.of(new RecordNumber((int) number)) : Optional.empty();
    }

    private boolean old(Path file) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            removed++;
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            files.forEach(found::add);
        } catch (NotDirectoryException | NoSuchFileException notOurs) {
            return List.of();
        }
        return found;
    }
}
