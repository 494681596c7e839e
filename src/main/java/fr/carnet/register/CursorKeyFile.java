package fr.carnet.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the cursor key in a file of the data folder ({@code carnet.register.cursor-key-file}), made at the first start. */
@Configuration(proxyBeanMethods = false)
class CursorKeyFile {
    @Bean
    CursorKey cursorKey(@Value("${carnet.register.cursor-key-file:${carnet.data}/cursor.key}") Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (!Files.exists(file)) {
                create(file);
            }
            return new CursorKey(Base64.getDecoder().decode(Files.readString(file).trim()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the cursor key " + file + " cannot be read or made", unreadable);
        }
    }

    private static void create(Path file) throws IOException {
        byte[] secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Base64.getEncoder().encodeToString(secret), StandardOpenOption.SYNC);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            Files.readString(file);
        }
    }
}
