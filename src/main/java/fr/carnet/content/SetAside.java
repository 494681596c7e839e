package fr.carnet.content;

import java.nio.file.Path;
import java.util.UUID;

/** The names under which a sweep looks at a file before deleting it; each sweep takes its own, so only it decides. */
final class SetAside {
    private static final String MARK = ".aside-";

    private SetAside() {}

    static Path of(Path original) {
        return original.resolveSibling(original.getFileName() + MARK + UUID.randomUUID());
    }

    static boolean is(Path file) {
        return file.getFileName().toString().contains(MARK);
    }

    /** Pattern of the names this file may have aside. */
    static String glob(Path original) {
        return original.getFileName() + MARK + "*";
    }

    static Path original(Path aside) {
        String name = aside.getFileName().toString();
        return aside.resolveSibling(name.substring(0, name.indexOf(MARK)));
    }
}
