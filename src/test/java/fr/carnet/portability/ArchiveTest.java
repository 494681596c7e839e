package fr.carnet.portability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveTest {
    private static final String PATIENT = "p12-3f6f3e46-1037-43bc-9794-0e26a8b030f2";
    private static final String DOCUMENT = "p12-a7e0a99f-2fc8-438f-9c9d-4bacbf95cc59";
    private static final String LETTER = ArchiveFiles.document(DOCUMENT, "text/plain");

    private byte[] archive;

    @BeforeEach
    void make() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ArchiveWriter writer = new ArchiveWriter(bytes);
        writer.file(ArchiveFiles.resources("Patient"), out -> ArchiveWriter.line(
                out, "{\"resourceType\":\"Patient\",\"id\":\"" + PATIENT + "\",\"gender\":\"female\"}"));
        writer.lines(
                ArchiveFiles.facts("Patient"),
                List.of(new FactsLine("Patient", PATIENT, "", List.of(), "", false, null, false)));
        writer.lines(
                ArchiveFiles.facts("DocumentReference"),
                List.of(new FactsLine(
                        "DocumentReference", DOCUMENT, "11488-4", List.of("ps:81"), "st:1", true, "2026-12-01T00:00:00Z", true)));
        writer.file(LETTER, out -> out.write("Cher confrère, rien à signaler.".getBytes(StandardCharsets.UTF_8)));
        writer.lines(
                ArchiveFiles.CONTENTS,
                List.of(new ContentLine(LETTER, "p12-x", "Binary", DOCUMENT, "text/plain", "00", "2026-01-01T00:00:00Z")));
        writer.lines(ArchiveFiles.rows("rights"), List.of(Map.of("consent_id", "p12-y", "pcp", true)));
        long length = writer.finish(new Manifest(
                Manifest.FORMAT,
                "2026-11-22T10:00:00Z",
                new Manifest.Person("urn:oid:1.2.250.1.213.1.4.10", "199999999999999"),
                PATIENT,
                "2026-01-01T00:00:00Z",
                "holder",
                writer.files()));
        archive = bytes.toByteArray();
        assertThat(length).isEqualTo(archive.length);
    }

    @Test
    void what_is_written_is_read_back_with_what_explains_it() throws IOException {
        assertThat(wholeUpload(archive)).isTrue();
        CheckedArchive checked = check(archive);
        assertThat(checked.patient().getIdElement().getIdPart()).isEqualTo(PATIENT);
        assertThat(checked.facts().get("DocumentReference/" + DOCUMENT))
                .satisfies(facts -> {
                    assertThat(facts.authors()).isEqualTo(Set.of("ps:81"));
                    assertThat(facts.masked()).isTrue();
                    assertThat(facts.hiddenFromRepresentatives()).isTrue();
                    assertThat(facts.hiddenFromPatientUntil()).isEqualTo("2026-12-01T00:00:00Z");
                });
        assertThat(checked.contents().get(LETTER).document()).isEqualTo(DOCUMENT);
        assertThat(checked.rows().get("rights")).containsExactly(Map.of("consent_id", "p12-y", "pcp", true));
    }

    @Test
    void one_flipped_byte_anywhere_is_refused() throws IOException {
        for (int place = 0; place < archive.length; place++) {
            byte[] flipped = archive.clone();
            flipped[place] ^= 0x10;
            assertThat(accepted(flipped)).as("byte " + place + " of " + archive.length).isFalse();
        }
    }

    @Test
    void an_archive_cut_short_is_refused() throws IOException {
        for (int length : new int[] {0, 10, archive.length / 2, archive.length - 1}) {
            assertThat(accepted(java.util.Arrays.copyOf(archive, length))).as("first " + length).isFalse();
        }
    }

    @Test
    void a_file_changed_in_a_well_made_zip_is_refused_by_name() throws IOException {
        Map<String, byte[]> files = files();
        files.get(LETTER)[3] ^= 1;
        assertThat(refused(zipped(files))).containsExactly(LETTER);
    }

    @Test
    void a_file_taken_out_and_a_file_put_in_are_refused_by_name() throws IOException {
        Map<String, byte[]> files = files();
        files.remove(LETTER);
        files.put("documents/other.txt", new byte[] {1});
        assertThat(refused(zipped(files))).containsExactlyInAnyOrder(LETTER, "documents/other.txt");
    }

    @Test
    void a_path_that_leads_elsewhere_is_refused() throws IOException {
        Map<String, byte[]> files = files();
        files.put("../../etc/passwd", new byte[] {1});
        assertThat(catchThrowableOfType(() -> check(zipped(files)), Refusal.class).code()).isEqualTo(ErrorCode.INVALID);
    }

    private boolean accepted(byte[] bytes) throws IOException {
        if (!wholeUpload(bytes)) {
            return false;
        }
        check(bytes);
        return true;
    }

    private static boolean wholeUpload(byte[] bytes) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        ClosingDigest closing = new ClosingDigest(kept);
        new ByteArrayInputStream(bytes).transferTo(closing);
        boolean whole = closing.verified();
        assertThat(kept.toByteArray()).isEqualTo(bytes);
        return whole;
    }

    private static CheckedArchive check(byte[] bytes) {
        return ArchiveCheck.check(new ByteArrayInputStream(bytes));
    }

    private static List<String> refused(byte[] bytes) {
        Refusal refusal = catchThrowableOfType(() -> check(bytes), Refusal.class);
        assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
        assertThat(refusal.status()).isEqualTo(422);
        return refusal.faults().stream().map(fault -> fault.expression()).toList();
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream((OutputStream) bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
