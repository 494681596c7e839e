package fr.carnet.access.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HabilitationMatrixTest {
    private final HabilitationMatrix matrix = HabilitationMatrix.shipped();

    @Test
    void doctors_read_everything_except_proofs_of_residence() throws IOException {
        Set<String> types = MatrixFile.types(shipped());
        assertThat(types).hasSizeGreaterThan(100).contains("REMB", "DOCPAT09", "EXPPAT_3", "74465-6");
        assertThat(types).filteredOn(type -> !matrix.typesReadBy("10").contains(type)).containsExactly("ATTEST-RESID");
    }

    @Test
    void the_known_cells_of_nurses_and_dentists_are_as_published() {
        assertThat(matrix.typesReadBy("60"))
                .contains("83981-1", "DOCPAT03", "DOCPAT06", "47420-5", "11502-2", "15507-7", "56445-0", "PROT_ALD")
                .doesNotContain("75496-0", "68599-0", "83901-9", "68817-6", "89601-9");
        assertThat(matrix.typesReadBy("40"))
                .contains("11488-4", "18748-4")
                .doesNotContain("80788-3", "75496-0", "83981-1", "83901-9", "68599-0");
    }

    @Test
    void sensitive_types_are_for_doctors_alone() throws IOException {
        assertThat(matrix.cells(MatrixFile.types(shipped())))
                .filteredOn(cell -> Set.of("68599-0", "83901-9").contains(cell.type()) && cell.read())
                .extracting(HabilitationMatrix.Cell::profession)
                .containsOnly("10");
    }

    @Test
    void pharmacists_read_less_than_doctors_and_more_than_nurses() {
        assertThat(matrix.typesReadBy("10")).containsAll(matrix.typesReadBy("21"));
        assertThat(matrix.typesReadBy("21")).containsAll(matrix.typesReadBy("60"));
        assertThat(matrix.typesReadBy("21").size()).isGreaterThan(matrix.typesReadBy("60").size());
    }

    @Test
    void each_cell_says_where_it_comes_from() throws IOException {
        assertThat(matrix.cells(MatrixFile.types(shipped())))
                .anySatisfy(cell -> assertThat(cell)
                        .isEqualTo(new HabilitationMatrix.Cell("60", "Infirmier", "15507-7", true, "official")))
                .anySatisfy(cell -> assertThat(cell)
                        .isEqualTo(new HabilitationMatrix.Cell("60", "Infirmier", "11488-4", true, "assumed")));
    }

    @Test
    void a_profession_without_a_row_reads_nothing() {
        assertThat(matrix.typesReadBy("71")).isEmpty();
        assertThat(matrix.typesReadBy("")).isEmpty();
    }

    @Test
    void every_type_that_may_be_deposited_has_its_column() throws IOException {
        JsonNode deposited = new ObjectMapper()
                .readTree(getClass().getResource("/fr/carnet/conformance/document-types.json"));
        Set<String> codes = new TreeSet<>();
        deposited.get("types").forEach(type -> codes.add(type.get("code").asText()));
        assertThat(codes).hasSizeGreaterThan(100);
        assertThat(MatrixFile.types(shipped())).containsAll(codes);
    }

    @Test
    void a_wrong_file_is_refused() throws IOException {
        String good = shipped();
        assertThat(MatrixFile.parse(good).version()).isEqualTo(matrix.version());
        for (String wrong : Set.of(
                good.replace("\"version\"", "\"versoin\""),
                good.replaceFirst("\"15507-7\", ", ""),
                good.replaceFirst("\"yes\": \\[\"", "\"yes\": [\"11502-2\", \""),
                good.replaceFirst("\"code\": \"21\"", "\"code\": \"10\""),
                "{}")) {
            assertThat(wrong).isNotEqualTo(good);
            assertThatThrownBy(() -> MatrixFile.parse(wrong)).isInstanceOf(IllegalStateException.class);
        }
    }

    private static String shipped() throws IOException {
        try (InputStream in =
                HabilitationMatrix.class.getResourceAsStream("/fr/carnet/access/habilitation-matrix.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
