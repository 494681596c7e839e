package fr.carnet.soak;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is true of one record at one moment, all of it answered by the server.
 *
 * @param rights by professional
 * @param documents by id
 * @param deleted ids
 */
record Facts(boolean open, Map<Caller, Right> rights, Map<String, Document> documents, Set<String> deleted) {
    enum Right {
        NONE,
        GRANTED,
        BLOCKED
    }

    /** @param hiddenFromHolder deposited {@code INVISIBLE_PATIENT} */
    record Document(Caller author, String text, boolean masked, boolean hiddenFromHolder) {
        Document masked(boolean now) {
            return new Document(author, text, now, hiddenFromHolder);
        }
    }

    static Facts none() {
        return new Facts(true, Map.of(), Map.of(), Set.of());
    }

    Right right(Caller professional) {
        return rights.getOrDefault(professional, Right.NONE);
    }

    Facts with(Caller professional, Right right) {
        Map<Caller, Right> all = new HashMap<>(rights);
        all.put(professional, right);
        return new Facts(open, Map.copyOf(all), documents, deleted);
    }

    Facts with(String id, Document document) {
        Map<String, Document> all = new HashMap<>(documents);
        all.put(id, document);
        return new Facts(open, rights, Map.copyOf(all), deleted);
    }

    Facts without(String id) {
        Map<String, Document> all = new HashMap<>(documents);
        all.remove(id);
        Set<String> gone = new TreeSet<>(deleted);
        gone.add(id);
        return new Facts(open, rights, Map.copyOf(all), Set.copyOf(gone));
    }

    Facts closed() {
        return new Facts(false, rights, documents, deleted);
    }

    /** Grants given before closing do not revive, blocks stay. */
    Facts reopened() {
        Map<Caller, Right> blocks = new HashMap<>(rights);
        blocks.values().removeIf(right -> right != Right.BLOCKED);
        return new Facts(true, Map.copyOf(blocks), documents, deleted);
    }

    /** Ids of what this professional finds in a search; null: the search is refused. */
    Set<String> found(Caller professional) {
        if (!open || right(professional) != Right.GRANTED) {
            return null;
        }
        Set<String> found = new TreeSet<>();
        documents.forEach((id, document) -> {
            if (!document.masked() || document.author().equals(professional)) {
                found.add(id);
            }
        });
        return found;
    }

    boolean readable(Caller professional, String id) {
        Document document = documents.get(id);
        if (!open || document == null || right(professional) == Right.BLOCKED) {
            return false;
        }
        boolean own = document.author().equals(professional);
        return own || right(professional) == Right.GRANTED && !document.masked();
    }

    Set<String> foundByHolder() {
        if (!open) {
            return null;
        }
        Set<String> found = new TreeSet<>();
        documents.forEach((id, document) -> {
            if (!document.hiddenFromHolder()) {
                found.add(id);
            }
        });
        return found;
    }
}
