package fr.carnet.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.shared.BusinessIdentifier;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropFolderSourceTest {
    private static final BusinessIdentifier INS =
            new BusinessIdentifier("urn:oid:1.2.250.1.213.1.4.10", "180056938350182");
    private static final HistoryWindow WINDOW =
            new HistoryWindow(LocalDate.of(2024, 1, 10), LocalDate.of(2026, 1, 10));

    @TempDir
    Path folder;

    @Test
    void a_csv_line_that_cannot_be_read_is_reported_and_the_others_count() throws IOException {
        Path file = csv("""
                id;date;kind;code;system;label;quantity;atc;secret
                a;2025-01-02;medication;3400930000120;urn:cip;"Amoxicilline ""500""; gélule";2;J01CA04;
                b;hier;care;G;urn:ngap;Consultation
                c;2025-01-03;magic;G;urn:ngap;Consultation
                d;2025-01-04;care
                e;2025-01-05;care;G;urn:ngap;Consultation;deux
                f;2025-01-06;care;G;urn:ngap;"Consultation
                g;2025-01-07;biology;1104;urn:nabm;Hémogramme;1;;oui
                """);
        List<DropFolderSource.BadLine> bad = new ArrayList<>();

        List<HistoryRow> rows = DropFolderSource.read(file, bad);

        assertThat(rows).extracting(HistoryRow::id).containsExactly("a", "g");
        assertThat(rows.get(0).label()).isEqualTo("Amoxicilline \"500\"; gélule");
        assertThat(rows.get(0).quantity()).isEqualByComparingTo("2");
        assertThat(rows.get(0).secret()).isFalse();
        assertThat(rows.get(1).secret()).isTrue();
        assertThat(bad).extracting(DropFolderSource.BadLine::number).containsExactly(3, 4, 5, 6, 7);
    }

    @Test
    void what_the_import_makes_can_be_read_back_from_ndjson() throws IOException {
        StringBuilder lines = new StringBuilder("not json\n{\"resourceType\":\"Observation\"}\n");
        List<HistoryRow> rows = new ArrayList<>();
        for (HistoryKind kind : HistoryKind.values()) {
            BigDecimal quantity = kind == HistoryKind.MEDICATION || kind == HistoryKind.HOSPITAL ? BigDecimal.valueOf(2) : null;
            HistoryRow row = new HistoryRow("row-" + kind.code(), LocalDate.of(2025, 5, 6), kind, "C", "urn:s", "libellé",
                    quantity, kind == HistoryKind.MEDICATION ? "A10BA02" : null, false);
            rows.add(row);
            lines.append(FhirContext.forR4Cached().newJsonParser().encodeResourceToString(RowMapping.map(row, "p1-x")));
            lines.append('\n');
        }
        Path file = Files.writeString(folder.resolve(INS.value() + ".ndjson"), lines);
        List<DropFolderSource.BadLine> bad = new ArrayList<>();

        assertThat(DropFolderSource.read(file, bad)).containsExactlyElementsOf(rows);
        assertThat(bad).extracting(DropFolderSource.BadLine::number).containsExactly(1, 2);
    }

    @Test
    void pages_follow_each_other_by_date_and_stay_in_the_window() throws IOException {
        csv("""
                z;2024-01-10;care;G;urn:ngap;Consultation
                y;2024-01-09;care;G;urn:ngap;Consultation
                x;2026-01-10;care;G;urn:ngap;Consultation
                w;2026-01-11;care;G;urn:ngap;Consultation
                v;2025-01-10;care;G;urn:ngap;Consultation
                u;2025-01-10;care;G;urn:ngap;Consultation
                """);
        DropFolderSource source = new DropFolderSource(folder);

        List<HistoryRow> first = source.rows(INS, WINDOW, Optional.empty(), 2);
        List<HistoryRow> second = source.rows(INS, WINDOW, Optional.of(first.get(1).position()), 2);

        assertThat(first).extracting(HistoryRow::id).containsExactly("z", "u");
        assertThat(second).extracting(HistoryRow::id).containsExactly("v", "x");
    }

    @Test
    void a_person_is_known_by_his_file_and_a_path_is_not_a_person() throws IOException {
        csv("a;2025-01-02;care;G;urn:ngap;Consultation\n");
        DropFolderSource source = new DropFolderSource(folder);

        assertThat(source.knows(INS)).isTrue();
        assertThat(source.knows(new BusinessIdentifier(INS.system(), "180056938350183"))).isFalse();
        assertThat(source.knows(new BusinessIdentifier(INS.system(), "../" + INS.value()))).isFalse();
    }

    @Test
    void the_files_of_a_person_go_with_his_record_and_no_other_s() throws IOException {
        Path mine = csv("a;2025-01-02;care;G;urn:ngap;Consultation\n");
        Path mineToo = Files.writeString(folder.resolve(INS.value() + ".ndjson"), "{}");
        Path other = Files.writeString(folder.resolve("180056938350183.csv"), "a;2025-01-02;care;G;urn:ngap;Consultation\n");
        DropFolderSource source = new DropFolderSource(folder);

        source.forget(new BusinessIdentifier(INS.system(), "../" + INS.value()));
        assertThat(mine).exists();
        source.forget(INS);
        assertThat(mine).doesNotExist();
        assertThat(mineToo).doesNotExist();
        assertThat(other).exists();
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve(INS.value() + ".csv"), text);
    }
}
