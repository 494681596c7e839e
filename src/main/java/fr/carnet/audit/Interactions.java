package fr.carnet.audit;

import fr.carnet.access.Action;
import java.util.Map;

/** The restful-interaction code of what was done, whatever name the room that served it gave. */
final class Interactions {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("ITI-66", "search-type"),
            Map.entry("ITI-67", "search-type"),
            Map.entry("ITI-68", "read"),
            Map.entry("ITI-65", "create"),
            Map.entry("ITI-105", "create"),
            Map.entry("ITI-106", "create"),
            Map.entry("read", "read"),
            Map.entry("vread", "vread"),
            Map.entry("history", "history-instance"),
            Map.entry("history-instance", "history-instance"),
            Map.entry("search", "search-type"),
            Map.entry("search-type", "search-type"),
            Map.entry("create", "create"),
            Map.entry("update", "update"),
            Map.entry("patch", "patch"),
            Map.entry("delete", "delete"));

    private Interactions() {}

    static String rest(String interaction, Action action, boolean oneEntry) {
        String name = interaction == null ? "" : interaction;
        if (name.startsWith("$")) {
            return "operation";
        }
        // ITI-65 also supersedes what it replaces: the action, not the transaction, says what happened to that entry.
        boolean writes = action == Action.UPDATE || action == Action.DELETE;
        String known = writes ? null : KNOWN.get(name);
        if (known != null) {
            return known;
        }
        return switch (action) {
            case CREATE -> "create";
            case UPDATE -> "patch".equals(name) ? "patch" : "update";
            case DELETE -> "delete";
            case READ -> oneEntry ? "read" : "search-type";
            case EXECUTE -> "operation";
        };
    }

    /** BALP: a search is an execution (E), whoever calls it a reading. */
    static String action(String rest, Action action) {
        return switch (rest) {
            case "search-type" -> "E";
            case "read", "vread", "history-instance" -> "R";
            default -> action.code();
        };
    }
}
