package fr.carnet.backup;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The words of a command line: one folder and named values. */
record Words(Path folder, Map<String, String> named) {
    static Words of(String usage, List<String> names, String... arguments) {
        Path folder = null;
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            if (names.contains(arguments[i]) && i + 1 < arguments.length) {
                named.put(arguments[i], arguments[++i]);
            } else if (folder == null && !arguments[i].startsWith("--")) {
                folder = Path.of(arguments[i]).toAbsolutePath().normalize();
            } else {
                throw new Stopped("usage : " + usage, "usage: " + usage);
            }
        }
        if (folder == null) {
            throw new Stopped("usage : " + usage, "usage: " + usage);
        }
        return new Words(folder, Map.copyOf(named));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(named.get(name)).filter(value -> !value.isBlank());
    }

    Optional<Path> path(String name) {
        return value(name).map(value -> Path.of(value).toAbsolutePath().normalize());
    }
}
