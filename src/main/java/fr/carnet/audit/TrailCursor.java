package fr.carnet.audit;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Where a page ended. It gives no right: the viewer is decided anew on every page; it only refuses to be mixed up. */
record TrailCursor(Instant recorded, String id) {
    static TrailCursor of(Trace last) {
        return new TrailCursor(last.recorded(), last.id());
    }

    String write(String binding) {
        String text = recorded + "!" + id + "!" + digest(binding);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static TrailCursor read(String cursor, String binding) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split("!");
            if (parts.length == 3 && parts[2].equals(digest(binding))) {
                return new TrailCursor(Instant.parse(parts[0]), UUID.fromString(parts[1]).toString());
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw Refusal.of(ErrorCode.NOT_FOUND);
        }
        throw Refusal.of(ErrorCode.NOT_FOUND);
    }

    private static String digest(String binding) {
        return UUID.nameUUIDFromBytes(binding.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
