package fr.carnet.portability;

import fr.carnet.clinical.ClinicalTypes;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.register.Register;
import fr.carnet.register.SearchParameters;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.FhirJson;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores the resources and documents of a checked archive under a new number, a page to a transaction. */
@Component
class StoreArchive {
    private final Register register;
    private final ContentStore contents;
    private final ContentBook contentBook;
    private final MovingBook moving;
    private final StoreTools tools;

    StoreArchive(
            Register register, ContentStore contents, ContentBook contentBook, MovingBook moving, StoreTools tools) {
        this.register = register;
        this.contents = contents;
        this.contentBook = contentBook;
        this.moving = moving;
        this.tools = tools;
    }

    /** What else is needed. */
    @Component
    record StoreTools(
            SearchParameters types, ClinicalTypes clinical, TransactionTemplate transaction, PortabilitySettings settings) {}

    /** What was stored. */
    record Counts(int resources, int documents) {}

    Counts store(CheckedArchive archive, InputStream bytes, RecordNumber number, NewIds ids) {
        Storing storing = new Storing(archive, number, ids);
        ArchiveReader.each(bytes, (path, file) -> {
            String type = ArchiveFiles.typeOf(path);
            if (type != null) {
                resources(storing, path, type, file);
            } else if (path.startsWith(ArchiveFiles.DOCUMENTS)) {
                document(storing, path, file);
            }
        });
        if (storing.resources != archive.facts().size() || storing.documents != archive.contents().size()) {
            throw Altered.unreadable(ArchiveFiles.MANIFEST);
        }
        return new Counts(storing.resources, storing.documents);
    }

    private static final class Storing {
        private final CheckedArchive archive;
        private final RecordNumber number;
        private final NewIds ids;
        private int resources;
        private int documents;

        Storing(CheckedArchive archive, RecordNumber number, NewIds ids) {
            this.archive = archive;
            this.number = number;
            this.ids = ids;
        }
    }

    private void resources(Storing storing, String path, String type, InputStream file) throws IOException {
        if (!tools.types().types().contains(type)) {
            throw Altered.unreadable(path);
        }
        BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
        List<Register.NewEntry> page = new ArrayList<>();
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (!line.isBlank()) {
                page.add(entry(storing, path, type, line));
            }
            if (page.size() == tools.settings().pageSize()) {
                put(storing, page);
            }
        }
        put(storing, page);
    }

    private Register.NewEntry entry(Storing storing, String path, String type, String line) {
        Resource resource = parsed(path, line);
        String id = resource.getIdElement().getIdPart();
        Optional<EntryFacts> facts =
                Optional.ofNullable(storing.archive.facts().get(type + "/" + id));
        if (!type.equals(resource.fhirType()) || storing.ids.of(id).isEmpty() || facts.isEmpty()) {
            throw Altered.unreadable(path);
        }
        storing.ids.put(resource);
        if (tools.clinical().names().contains(type)) {
            resource.getMeta().setSecurity(null);
        }
        return new Register.NewEntry(resource, facts.get());
    }

    private static Resource parsed(String path, String line) {
        try {
            return FhirJson.parse(line);
        } catch (RuntimeException unreadable) {
            // The parser has many ways to say that this is no resource.
            throw Altered.unreadable(path);
        }
    }

    private void put(Storing storing, List<Register.NewEntry> page) {
        if (!page.isEmpty()) {
            tools.transaction().executeWithoutResult(status -> {
                seen(storing);
                register.createAll(storing.number, page);
            });
            storing.resources += page.size();
            page.clear();
        }
    }

    private void document(Storing storing, String path, InputStream file) {
        ContentLine line = storing.archive.contents().get(path);
        if (line == null) {
            throw Altered.refusal(Altered.unlisted(path));
        }
        tools.transaction().executeWithoutResult(status -> {
            seen(storing);
            ContentStore.Stored stored = contents.put(storing.number, file);
            if (!stored.sha256().equals(line.sha256())) {
                throw Altered.refusal(Altered.fault(path));
            }
            contentBook.add(row(storing, line, stored));
        });
        storing.documents++;
    }

    private static ContentRow row(Storing storing, ContentLine line, ContentStore.Stored stored) {
        String id = storing.ids.of(line.id()).orElseThrow(() -> Altered.unreadable(ArchiveFiles.CONTENTS));
        String document = storing.ids.of(line.document()).orElseThrow(() -> Altered.unreadable(ArchiveFiles.CONTENTS));
        if (!storing.archive.facts().containsKey("DocumentReference/" + line.document()) || line.mime() == null) {
            throw Altered.unreadable(ArchiveFiles.CONTENTS);
        }
        try {
            return new ContentRow(
                    storing.number,
                    id,
                    line.rowKind(),
                    document,
                    stored.digest(),
                    stored.size(),
                    line.mime(),
                    stored.sha1(),
                    stored.sha256(),
                    Instant.parse(line.created()));
        } catch (DateTimeException wrong) {
            throw Altered.unreadable(ArchiveFiles.CONTENTS);
        }
    }

    private void seen(Storing storing) {
        if (!moving.seen(storing.number, Instant.now())) {
            throw new IllegalStateException("the import was given up by another node");
        }
    }
}
