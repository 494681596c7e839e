package fr.carnet.vaccination.book;

import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every entry of one type a visibility shows, page by page. */
@Component
public class Rows {
    private static final String READER = "vaccination-book";

    private final Register register;

    Rows(Register register) {
        this.register = register;
    }

    /** What is seen by everybody who may see vaccinations: nothing masked, nothing hidden. */
    public static Visibility unlabelled(Instant now) {
        return new Visibility(true, Set.of(), false, false, false, Set.of(), false, now);
    }

    /** Everything there is. */
    public static Visibility everything(Instant now) {
        return Visibility.everything(now);
    }

    List<Entry> of(RecordFacts record, String type, Visibility visibility) {
        return of(record, type, visibility, Map.of());
    }

    List<Entry> of(RecordFacts record, String type, Visibility visibility, Map<String, List<String>> criteria) {
        return of(record.number(), type, visibility, criteria);
    }

    /** @param criteria as a search sends them */
    public List<Entry> of(
            RecordNumber record, String type, Visibility visibility, Map<String, List<String>> criteria) {
        List<Entry> all = new ArrayList<>();
        Map<String, List<String>> asked = new HashMap<>(criteria);
        asked.put("_count", List.of("100"));
        asked.put("_total", List.of("none"));
        Optional<String> next;
        do {
            Register.Page page = register.search(record, type, asked, visibility, READER);
            all.addAll(page.entries());
            next = page.nextCursor();
            next.ifPresent(cursor -> asked.put("_cursor", List.of(cursor)));
        } while (next.isPresent());
        return all;
    }
}
