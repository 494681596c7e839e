package fr.carnet.provide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The files of a folder and its sub-folders, in the order of their names; hidden ones and descriptions left out. */
final class FolderFiles {
    /** {@code scan.pdf.json} describes {@code scan.pdf}. */
    static final String DESCRIPTION = ".json";

    private FolderFiles() {}

    static List<Path> of(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> all = walk.filter(Files::isRegularFile)
                    .filter(file -> visible(folder.relativize(file)))
                    .sorted()
                    .toList();
            Set<Path> known = new HashSet<>(all);
            return all.stream().filter(file -> !describesAnother(file, known)).toList();
        }
    }

    private static boolean visible(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static boolean describesAnother(Path file, Set<Path> known) {
        String name = file.getFileName().toString();
        return name.endsWith(DESCRIPTION)
                && known.contains(
                        file.resolveSibling(name.substring(0, name.length() - DESCRIPTION.length())));
    }
}
