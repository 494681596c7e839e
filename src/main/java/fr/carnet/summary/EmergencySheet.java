package fr.carnet.summary;

import fr.carnet.access.Call;
import fr.carnet.access.Named;
import fr.carnet.access.related.Contacts;
import fr.carnet.content.ContentRow;
import fr.carnet.document.retrieve.RetrieveContent;
import fr.carnet.identity.Scopes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/**
 * The emergency sheet (fiche d'urgence): on one page what whoever cares for a person needs first, as far as this caller may
 * see it, under a broken glass too.
 */
@Component
public class EmergencySheet {
    private static final String TEXT = "text/plain";
    private static final int SHORT = 8192;
    private static final String ENGLISH = "\n-- \n";

    private final SummaryReading reading;
    private final Contacts contacts;
    private final RetrieveContent documents;
    private final SheetPages pages;

    EmergencySheet(SummaryReading reading, Contacts contacts, RetrieveContent documents, SheetPages pages) {
        this.reading = reading;
        this.contacts = contacts;
        this.documents = documents;
        this.pages = pages;
    }

    /** What was read, to be put on a page when the call's transaction is over. */
    public final class Read {
        private final SheetContents told;

        private Read(SheetContents told) {
            this.told = told;
        }

        public byte[] html() {
            return pages.html(told).getBytes(StandardCharsets.UTF_8);
        }

        /** One A4 page. */
        public byte[] pdf() {
            return pages.pdf(told);
        }
    }

    /** @throws fr.carnet.shared.Refusal as the record-level decision does */
    public Read read(Call call, Named named) {
        Contents contents = reading.read(call, named, "$emergency-sheet");
        Scopes scopes = call.caller().scopes();
        Optional<List<RelatedPerson>> people = Contacts.toldTo(contents.entrance(), scopes)
                ? Optional.of(contacts.of(contents.entrance(), scopes))
                : Optional.empty();
        return new Read(new SheetContents(contents, people, place(call, contents)));
    }

    /** The newest short text: where the directives are kept, or what they say; reading it is an access of its own. */
    private Optional<String> place(Call call, Contents contents) {
        if (!call.caller().scopes().allow("DocumentReference", 'r')) {
            return Optional.empty();
        }
        return contents.lines().values().stream()
                .flatMap(List::stream)
                .filter(line -> line.resource() instanceof DocumentReference)
                .map(line -> ((DocumentReference) line.resource()).getContentFirstRep().getAttachment())
                .findFirst()
                .filter(text -> text.hasUrl() && text.hasContentType() && text.getContentType().startsWith(TEXT))
                .filter(text -> text.getSize() <= SHORT)
                .map(text -> said(call, text));
    }

    private String said(Call call, Attachment text) {
        String id = text.getUrl().substring(text.getUrl().lastIndexOf('/') + 1);
        byte[] bytes = documents.retrieve(call, id, ContentRow.Kind.BINARY).bytes();
        String said = new String(bytes, StandardCharsets.UTF_8);
        int english = said.indexOf(ENGLISH);
        return (english < 0 ? said : said.substring(0, english)).strip().replaceAll("\\s*\\n\\s*", " ; ");
    }
}
