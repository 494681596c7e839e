package fr.carnet.portability;

import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Standing;
import fr.carnet.content.ContentBook;
import fr.carnet.content.ContentRow;
import fr.carnet.content.ContentStore;
import fr.carnet.identity.Caller;
import fr.carnet.record.MovesWithRecord;
import fr.carnet.record.RecordFacts;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes the archive of one record: all that its requester sees on the day it is made, a page in memory at a time. */
@Component
class RecordArchive {
    private final RecordPages pages;
    private final ContentBook book;
    private final ContentStore contents;
    private final List<MovesWithRecord> rooms;
    private final Surroundings around;

    RecordArchive(
            RecordPages pages, ContentBook book, ContentStore contents, List<MovesWithRecord> rooms, Surroundings around) {
        this.pages = pages;
        this.book = book;
        this.contents = contents;
        this.rooms = List.copyOf(rooms);
        this.around = around;
    }

    /** What else is needed. */
    @Component
    record Surroundings(
            Records records, Gate gate, NamedRecords names, BusinessClock clock, PortabilitySettings settings) {}

    /** Told now and then how far the archive is; may end it by throwing. */
    interface Progress {
        void reached(int done, int total);
    }

    /** @return length of the archive */
    long write(RecordNumber number, Caller requester, OutputStream target, Progress progress) throws IOException {
        RecordStatus status = around.records().status(number).orElseThrow();
        Named named = around.names().byPatientId(status.facts().patientId());
        Making making = new Making(status, named, requester, new ArchiveWriter(target), progress);
        making.total = Math.toIntExact(pages.types().stream()
                .mapToLong(type -> pages.count(making.call(), named, type) * (type.equals("DocumentReference") ? 2 : 1))
                .sum());
        making.reached(0);
        for (String type : pages.types()) {
            resources(making, type);
        }
        documents(making);
        for (MovesWithRecord room : rooms) {
            making.writer.lines(ArchiveFiles.rows(room.name()), making.taken(room, room.rows(number)));
        }
        accesses(making);
        making.writer.file(ArchiveFiles.INDEX, making.index::writeTo);
        return making.writer.finish(manifest(making));
    }

    /** One archive being made. */
    private final class Making {
        private final RecordStatus status;
        private final Named named;
        private final Caller requester;
        private final ArchiveWriter writer;
        private final Progress progress;
        private final IndexPage index;
        private final Map<String, String> documents = new LinkedHashMap<>();
        private final Set<String> written = new HashSet<>();
        private int done;
        private int total;

        Making(RecordStatus status, Named named, Caller requester, ArchiveWriter writer, Progress progress) {
            this.status = status;
            this.named = named;
            this.requester = requester;
            this.writer = writer;
            this.progress = progress;
            this.index = new IndexPage(status.holder(), around.clock().now());
        }

        /** A fresh one for each page, so that rights are read anew and nothing piles up. */
        private Call call() {
            return new Call(requester, Locale.FRENCH, "");
        }

        /** Rows that name a resource which is not in the archive tell of it: they stay out of what a person takes away. */
        private List<Map<String, Object>> taken(MovesWithRecord room, List<Map<String, Object>> rows) {
            boolean represents = standing() == Standing.REPRESENTATIVE;
            return requester instanceof Caller.Operator
                    ? rows
                    : rows.stream()
                            .filter(row -> row.values().stream().noneMatch(this::leftOut))
                            .filter(row -> !represents || !room.keptFromRepresentatives(row))
                            .toList();
        }

        private Standing standing() {
            return around.gate().standing(call(), facts());
        }

        private boolean leftOut(Object value) {
            return value instanceof String text
                    && RecordNumber.ofId(text).filter(facts().number()::equals).isPresent()
                    && !written.contains(text);
        }

        private void reached(int more) {
            done += more;
            progress.reached(done, total);
        }

        private RecordFacts facts() {
            return status.facts();
        }
    }

    private void resources(Making making, String type) throws IOException {
        Map<String, FactsLine> facts = new LinkedHashMap<>();
        making.writer.file(ArchiveFiles.resources(type), out -> {
            Optional<String> next = Optional.empty();
            do {
                RecordPages.Page<RecordPages.Line> page =
                        pages.entries(making.call(), making.named, type, around.settings().pageSize(), next);
                for (RecordPages.Line line : page.lines()) {
                    if (facts.putIfAbsent(line.id(), FactsLine.of(type, line.id(), line.facts())) == null) {
                        ArchiveWriter.line(out, line.json());
                        making.written.add(line.id());
                        note(making, type, line);
                    }
                }
                making.reached(page.lines().size());
                next = page.next();
            } while (next.isPresent());
        });
        making.writer.lines(ArchiveFiles.facts(type), facts.values());
        making.index.type(type, facts.size());
    }

    private static void note(Making making, String type, RecordPages.Line line) {
        if (type.equals("DocumentReference")) {
            making.documents.put(line.id(), IndexPage.row(line.json()));
        }
    }

    private void documents(Making making) throws IOException {
        List<ContentLine> lines = new ArrayList<>();
        for (Map.Entry<String, String> document : making.documents.entrySet()) {
            int place = 0;
            for (ContentRow row : book.ofDocument(making.facts().number(), document.getKey())) {
                place++;
                String name = place == 1 ? document.getKey() : document.getKey() + "-" + place;
                String path = ArchiveFiles.document(name, row.mime());
                making.writer.file(path, out -> out.write(contents.open(row.record(), row.digest())));
                lines.add(ContentLine.of(path, row));
                making.index.document(document.getValue(), path);
            }
            making.reached(1);
        }
        making.writer.lines(ArchiveFiles.CONTENTS, lines);
    }

    private void accesses(Making making) throws IOException {
        making.writer.file(ArchiveFiles.ACCESS_HISTORY, out -> {
            Optional<String> next = Optional.empty();
            do {
                RecordPages.Page<String> page =
                        pages.accesses(making.call(), making.named, around.settings().pageSize(), next);
                for (String line : page.lines()) {
                    ArchiveWriter.line(out, line);
                }
                making.reached(0);
                next = page.next();
            } while (next.isPresent());
        });
    }

    private Manifest manifest(Making making) {
        Instant now = around.clock().now();
        return new Manifest(
                Manifest.FORMAT,
                now.toString(),
                new Manifest.Person(
                        making.facts().ins().system(), making.facts().ins().value()),
                making.facts().patientId(),
                making.status.openedAt().toString(),
                switch (making.standing()) {
                    case HOLDER -> "holder";
                    case OPERATOR -> "installation";
                    default -> "representative";
                },
                making.writer.files());
    }
}
