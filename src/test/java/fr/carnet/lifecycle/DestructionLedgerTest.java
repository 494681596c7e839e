package fr.carnet.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.identity.StartRefused;
import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger outside the database forgets no destruction, and takes no other record for a destroyed one. */
class DestructionLedgerTest {
    private static final Instant AT = Instant.parse("2036-01-02T03:04:05Z");

    @TempDir
    Path folder;

    private Path file;
    private DestructionLedger ledger;

    @BeforeEach
    void open() {
        file = folder.resolve("kept/destructions.log");
        ledger = new DestructionLedger(new LifecycleSettings(Period.ofYears(10), Period.ofMonths(3), 300, file));
    }

    @Test
    void what_was_written_is_read_and_recognises_its_record_only() {
        ledger.append(LedgerLine.of(new RecordNumber(17), "p17-a", AT));
        ledger.append(LedgerLine.of(new RecordNumber(18), "p18-b", AT));
        assertThat(lines()).extracting(line -> line.number().value()).containsExactly(17, 18);
        assertThat(lines().get(0).isOf("p17-a")).isTrue();
        assertThat(lines().get(0).isOf("p17-c")).as("the number given again after a restore").isFalse();
    }

    @Test
    void a_line_cut_off_by_a_crash_is_left_out_and_does_not_spoil_the_next() throws IOException {
        ledger.append(LedgerLine.of(new RecordNumber(17), "p17-a", AT));
        Files.writeString(file, "18\tabc", StandardOpenOption.APPEND);
        assertThat(lines()).hasSize(1);
        ledger.append(LedgerLine.of(new RecordNumber(19), "p19-a", AT));
        assertThat(lines()).extracting(line -> line.number().value()).containsExactly(17, 19);
    }

    @Test
    void a_damaged_line_ends_the_start() throws IOException {
        ledger.append(LedgerLine.of(new RecordNumber(17), "p17-a", AT));
        ledger.append(LedgerLine.of(new RecordNumber(18), "p18-a", AT));
        Files.writeString(file, Files.readString(file).replaceFirst("17", "16"));
        assertThatThrownBy(this::lines).isInstanceOf(StartRefused.class).hasMessageContaining("damaged");
    }

    @Test
    void without_a_file_there_is_nothing_to_do() {
        assertThat(lines()).isEmpty();
    }

    private List<LedgerLine> lines() {
        List<LedgerLine> lines = new ArrayList<>();
        ledger.forEach(lines::add);
        return lines;
    }
}
