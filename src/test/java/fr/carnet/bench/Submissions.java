package fr.carnet.bench;

import static fr.carnet.bench.BenchSettings.CONTENT_BYTES;

import fr.carnet.bench.Target.Holder;
import fr.carnet.scenario.support.ALot;
import fr.carnet.scenario.support.APerson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * ITI-65 bodies about one person, written once and sent each with identifiers and a content of its own: what a caller does
 * between two calls takes processors from the server that is measured.
 */
final class Submissions {
    private static final String DATA = "@data@";
    private static final String HASH = "@hash@";
    private static final Pattern CHANGING = Pattern.compile("urn:uuid:[0-9a-f-]{36}|" + DATA + "|" + HASH);

    private final List<String> parts = new ArrayList<>();

    Submissions(Holder holder) throws IOException {
        String sample = "x".repeat(CONTENT_BYTES);
        byte[] bytes = sample.getBytes(StandardCharsets.US_ASCII);
        APerson person = new APerson(holder.ins(), holder.system(), holder.patientId(), Http.parsed(holder.json()));
        String body = ALot.about(person)
                .with(sample)
                .bundle()
                .toString()
                .replace(ALot.base64(bytes), DATA)
                .replace(ALot.sha1(bytes), HASH);
        Matcher changing = CHANGING.matcher(body);
        int end = 0;
        while (changing.find()) {
            parts.add(body.substring(end, changing.start()));
            parts.add(changing.group());
            end = changing.end();
        }
        parts.add(body.substring(end));
    }

    /** The next body, with {@code CONTENT_BYTES} random letters. */
    String next(Random random) {
        byte[] noise = new byte[CONTENT_BYTES * 3 / 4];
        random.nextBytes(noise);
        byte[] content = Base64.getEncoder().encode(noise);
        Map<String, String> values = new HashMap<>(Map.of(DATA, ALot.base64(content), HASH, ALot.sha1(content)));
        StringBuilder body = new StringBuilder(2 * CONTENT_BYTES);
        for (int i = 0; i < parts.size(); i++) {
            boolean fixed = i % 2 == 0;
            body.append(fixed ? parts.get(i) : values.computeIfAbsent(parts.get(i), urn -> ALot.urn()));
        }
        return body.toString();
    }
}
