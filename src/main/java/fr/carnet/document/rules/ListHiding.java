package fr.carnet.document.rules;

import fr.carnet.shared.EntryFacts;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * From whom the trace of a submission set or folder is kept: as long as all the documents it names are hidden from
 * somebody, that it was made and read would tell him of them (CONTRACT 8).
 */
public final class ListHiding {
    private ListHiding() {}

    /** @param documents facts of all the documents it names, deleted ones too */
    public static EntryFacts of(EntryFacts list, List<EntryFacts> documents) {
        boolean told = documents.isEmpty()
                || documents.stream().anyMatch(document -> document.hiddenFromPatientUntil() == null);
        Instant until = told
                ? null
                : documents.stream()
                        .map(EntryFacts::hiddenFromPatientUntil)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
        return new EntryFacts(
                list.documentType(),
                list.authors(),
                list.structure(),
                list.masked(),
                until,
                !documents.isEmpty() && documents.stream().allMatch(EntryFacts::hiddenFromRepresentatives),
                list.deleted());
    }
}
