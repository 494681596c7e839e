package fr.carnet.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.carnet.content.CorruptedContent.Reason;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ContentStoreTest {
    private static final RecordNumber ONE = new RecordNumber(41);
    private static final RecordNumber OTHER = new RecordNumber(42);
    private static final byte[] LETTER = "Cher confrère, merci de recevoir…".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path temporary;

    private AContentStore room;

    @BeforeEach
    void start() {
        room = AContentStore.in(temporary);
    }

    @Test
    void what_is_put_is_read_back_and_measured() {
        ContentStore.Stored stored = room.store.put(ONE, "abc".getBytes(StandardCharsets.UTF_8));
        assertThat(room.store.open(ONE, stored.digest())).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.size()).isEqualTo(3);
        assertThat(stored.sha1()).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(stored.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 5_000_000})
    void every_length_around_a_chunk_comes_back_whole(int length) {
        byte[] bytes = random(length);
        String digest = room.store.put(ONE, new ByteArrayInputStream(bytes)).digest();
        assertThat(room.store.open(ONE, digest)).isEqualTo(bytes);
    }

    @Test
    void equal_bytes_in_two_records_cannot_be_recognised() throws IOException {
        String first = room.store.put(ONE, LETTER).digest();
        String second = room.store.put(OTHER, LETTER).digest();
        assertThat(first).isNotEqualTo(second);
        assertThat(Files.readAllBytes(room.blobs.file(ONE, first)))
                .isNotEqualTo(Files.readAllBytes(room.blobs.file(OTHER, second)));
    }

    @Test
    void equal_bytes_in_one_record_are_kept_once() throws IOException {
        String first = room.store.put(ONE, LETTER).digest();
        assertThat(room.store.put(ONE, LETTER).digest()).isEqualTo(first);
        assertThat(room.files()).hasSize(1);
    }

    @Test
    void nothing_readable_lies_on_the_disk() throws IOException {
        room.store.put(ONE, LETTER);
        for (Path file : room.files()) {
            assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain("Cher");
        }
        assertThat(room.jdbc.queryForObject("select wrapped_key from carnet_content_key", String.class))
                .startsWith("v1:");
    }

    @Test
    void a_flipped_byte_anywhere_is_noticed() throws IOException {
        String digest = room.store.put(ONE, random(70_000)).digest();
        Path file = room.blobs.file(ONE, digest);
        byte[] good = Files.readAllBytes(file);
        for (int at : new int[] {0, 5, 40, 43, 65_500, 65_590, good.length - 1}) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.ALTERED);
        }
        assertThat(room.meters.counter("carnet.content.corrupted", "reason", "ALTERED").count()).isEqualTo(7);
        Files.write(file, good);
        assertThat(room.store.open(ONE, digest)).hasSize(70_000);
    }

    @Test
    void a_shortened_or_lengthened_file_is_noticed() throws IOException {
        String digest = room.store.put(ONE, random(200_000)).digest();
        Path file = room.blobs.file(ONE, digest);
        byte[] good = Files.readAllBytes(file);
        for (int length : new int[] {0, 10, 43, 43 + 65_552, good.length - 1, good.length + 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.ALTERED);
        }
    }

    @Test
    void another_content_of_the_same_record_does_not_pass_for_this_one() throws IOException {
        String digest = room.store.put(ONE, LETTER).digest();
        String another = room.store.put(ONE, random(10)).digest();
        Files.copy(
                room.blobs.file(ONE, another), room.blobs.file(ONE, digest), StandardCopyOption.REPLACE_EXISTING);
        assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.ALTERED);
    }

    @Test
    void putting_the_same_bytes_again_heals_an_altered_file() throws IOException {
        String digest = room.store.put(ONE, LETTER).digest();
        Files.write(room.blobs.file(ONE, digest), new byte[99]);
        room.store.put(ONE, LETTER);
        assertThat(room.store.open(ONE, digest)).isEqualTo(LETTER);
    }

    @Test
    void a_missing_file_and_a_strange_name_are_missing() throws IOException {
        String digest = room.store.put(ONE, LETTER).digest();
        Files.delete(room.blobs.file(ONE, digest));
        assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.MISSING);
        assertThat(refusalOf(ONE, "../../master.key")).isEqualTo(Reason.MISSING);
    }

    @Test
    void a_destroyed_record_is_unreadable_even_from_a_copy_of_its_files() throws IOException {
        String digest = room.store.put(ONE, LETTER).digest();
        String kept = room.store.put(OTHER, LETTER).digest();
        Path file = room.blobs.file(ONE, digest);
        byte[] copy = Files.readAllBytes(file);
        room.destroy(ONE);
        assertThat(room.files()).containsExactly(room.blobs.file(OTHER, kept));
        Files.write(file, copy);
        assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.NO_KEY);
        room.store.put(ONE, random(3));
        assertThat(refusalOf(ONE, digest)).isEqualTo(Reason.ALTERED);
        assertThat(room.store.open(OTHER, kept)).isEqualTo(LETTER);
    }

    @Test
    void what_a_crash_left_of_a_deposit_goes_with_its_record_and_no_other_does() throws IOException {
        room.store.put(ONE, LETTER);
        room.store.put(OTHER, LETTER);
        Path left = Files.writeString(room.folder.resolve("incoming").resolve(ONE.value() + "-cut"), "half");
        Path other = Files.writeString(room.folder.resolve("incoming").resolve(OTHER.value() + "-cut"), "half");

        room.destroy(ONE);

        assertThat(left).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void a_destruction_cut_off_after_the_key_finishes_when_called_again() throws IOException {
        room.store.put(ONE, LETTER);
        room.store.put(ONE, random(100));
        room.keys.destroy(ONE);
        assertThat(room.files()).hasSize(2);
        room.destroy(ONE);
        room.destroy(ONE);
        assertThat(room.files()).isEmpty();
    }

    @Test
    void rows_and_destructions_outside_a_transaction_fail_instead_of_being_undone() {
        ContentStore.Stored stored = room.store.put(ONE, LETTER);
        ContentRow row = ContentRow.of(ONE, ContentRow.Kind.BINARY, "d1", "text/plain", stored);
        assertThatThrownBy(() -> room.book.add(row)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> room.store.destroy(ONE)).isInstanceOf(IllegalStateException.class);
        assertThat(room.store.open(ONE, stored.digest())).isEqualTo(LETTER);
    }

    @Test
    void a_first_deposit_outside_a_transaction_keeps_its_key_on_a_pool_without_auto_commit() {
        DriverManagerDataSource pool =
                new DriverManagerDataSource("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1") {
                    @Override
                    public Connection getConnection() throws SQLException {
                        Connection connection = super.getConnection();
                        connection.setAutoCommit(false);
                        return connection;
                    }
                };
        AContentStore other = AContentStore.in(temporary.resolve("other"), pool);
        String digest = other.store.put(ONE, LETTER).digest();
        assertThat(other.store.open(ONE, digest)).isEqualTo(LETTER);
    }

    @Test
    void a_content_over_the_limit_is_refused_and_leaves_nothing() throws IOException {
        InputStream big = new SequenceInputStream(
                new ByteArrayInputStream(new byte[50 * 1024 * 1024]), new ByteArrayInputStream(new byte[1]));
        assertThat(catchThrowableOfType(() -> room.store.put(ONE, big), Refusal.class).code())
                .isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(room.files()).isEmpty();
    }

    @Test
    void a_full_disk_is_unavailable_and_leaves_nothing() throws IOException {
        ContentStore full = room.over(new FullDisk(room.blobs));
        assertThat(catchThrowableOfType(() -> full.put(ONE, random(300_000)), Refusal.class).code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
        assertThat(room.files()).isEmpty();
    }

    @Test
    void a_folder_that_is_not_one_is_unavailable() throws IOException {
        Files.writeString(room.folder, "not a folder");
        assertThat(catchThrowableOfType(() -> room.store.put(ONE, LETTER), Refusal.class).code())
                .isEqualTo(ErrorCode.UNAVAILABLE);
    }

    @Test
    void the_master_key_is_made_once_for_its_owner_only() throws IOException {
        room.keys.ready();
        Path key = temporary.resolve("master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        String text = Files.readString(key);
        room.restartedWith(key).keys.ready();
        assertThat(Files.readString(key)).isEqualTo(text);
    }

    @Test
    void a_wrong_or_lost_master_key_stops_the_start_and_makes_no_new_one() {
        room.store.put(ONE, LETTER);
        Path another = temporary.resolve("another.key");
        AContentStore lost = room.restartedWith(another);
        assertThatThrownBy(lost.keys::ready).isInstanceOf(IllegalStateException.class).hasMessageContaining("missing");
        assertThat(another).doesNotExist();
        new MasterKeyFile(another).create();
        assertThatThrownBy(room.restartedWith(another).keys::ready)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("not the one");
    }

    @Test
    void a_wrapped_key_moved_to_another_record_does_not_open() {
        String digest = room.store.put(ONE, LETTER).digest();
        room.jdbc.update("insert into carnet_content_key select 42, wrapped_key from carnet_content_key");
        assertThat(refusalOf(OTHER, digest)).isEqualTo(Reason.ALTERED);
    }

    private Reason refusalOf(RecordNumber record, String digest) {
        return catchThrowableOfType(() -> room.store.open(record, digest), CorruptedContent.class).reason();
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
