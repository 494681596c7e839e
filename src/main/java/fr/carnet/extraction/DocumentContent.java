package fr.carnet.extraction;

import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.extraction.cda.CdaBody;
import fr.carnet.extraction.fhirdoc.BundleBody;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the content of a document says, whichever way it is structured. */
@Component
class DocumentContent {
    private final ContentBook book;
    private final ContentStore store;
    private final CdaBody cda;
    private final BundleBody bundles;
    private final ExtractionSettings settings;

    DocumentContent(ContentBook book, ContentStore store, CdaBody cda, BundleBody bundles, ExtractionSettings settings) {
        this.book = book;
        this.store = store;
        this.cda = cda;
        this.bundles = bundles;
        this.settings = settings;
    }

    /** May it be structured? By its media type alone. */
    Optional<ContentRow> structured(RecordNumber record, String documentId) {
        return book.ofDocument(record, documentId).stream()
                .filter(row -> row.kind() == ContentRow.Kind.BUNDLE || structured(row.mime()))
                .findFirst();
    }

    private static boolean structured(String mime) {
        String type = mime == null ? "" : mime.toLowerCase(Locale.ROOT);
        return type.contains("xml") || type.contains("fhir") || type.contains("hl7") || type.contains("cda");
    }

    /** @throws Unreadable when it is too long or broken */
    List<Drawn> read(ContentRow row) {
        if (row.size() > settings.mostBytes()) {
            throw new Unreadable("too-long");
        }
        byte[] bytes = store.open(row.record(), row.digest());
        if (row.kind() == ContentRow.Kind.BUNDLE || begins(bytes) == '{') {
            return bundles.read(bytes).orElse(List.of());
        }
        return cda.read(bytes).or(() -> bundles.read(bytes)).orElse(List.of());
    }

    private static char begins(byte[] bytes) {
        for (byte one : bytes) {
            if (one > ' ') {
                return (char) one;
            }
        }
        return ' ';
    }
}
