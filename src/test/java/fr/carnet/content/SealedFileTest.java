package fr.carnet.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.RecordNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealedFileTest {
    @TempDir
    Path temporary;

    private AContentStore room;
    private SealedFiles files;
    private Path path;

    @BeforeEach
    void start() {
        room = AContentStore.in(temporary);
        files = new SealedFiles(room.keys);
        path = temporary.resolve("exports/one.zip");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 1_000_000})
    void what_is_written_is_read_back_and_lies_there_encrypted(int size) throws IOException {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        SealedFile file = files.of(new RecordNumber(41), path);
        write(file, bytes);
        assertThat(read(files.of(new RecordNumber(41), path))).isEqualTo(bytes);
        if (size >= 65_535) {
            assertThat(Arrays.equals(Files.readAllBytes(path), 43, 43 + 1000, bytes, 0, 1000)).isFalse();
        }
    }

    @Test
    void an_altered_or_cut_file_and_another_record_s_key_do_not_open_it() throws IOException {
        byte[] bytes = new byte[200_000];
        SealedFile file = files.of(new RecordNumber(41), path);
        write(file, bytes);
        assertThatThrownBy(() -> read(files.of(new RecordNumber(42), path))).isInstanceOf(IOException.class);
        byte[] sealed = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(sealed, sealed.length - 70_000));
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
        sealed[100_000] ^= 1;
        Files.write(path, sealed);
        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_of_the_moment_opens_with_its_own_key_only() throws IOException {
        SealedFile file = files.temporary(path);
        write(file, new byte[] {1, 2, 3});
        assertThat(read(file)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> read(files.temporary(path))).isInstanceOf(IOException.class);
    }

    private static void write(SealedFile file, byte[] bytes) throws IOException {
        try (OutputStream out = file.create()) {
            out.write(bytes);
        }
    }

    private static byte[] read(SealedFile file) throws IOException {
        try (InputStream in = file.open()) {
            return in.readAllBytes();
        }
    }
}
