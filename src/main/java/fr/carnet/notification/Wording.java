package fr.carnet.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** The sentences of messages, French first and English beneath, from {@code messages.properties}. */
final class Wording {
    private static final Properties SENTENCES = load();

    private Wording() {}

    static String subject(Topic topic) {
        return sentence(topic.code() + ".subject");
    }

    /** The text of an e-mail: no name of a professional, no document, nothing clinical. */
    static String email(Topic topic, boolean toHolder) {
        String key = topic.code() + (toHolder ? "" : ".doctor");
        return sentence("greeting.fr") + "\n\n" + sentence(key + ".fr") + "\n" + sentence("signature.fr")
                + "\n\n-- \n" + sentence("greeting.en") + "\n\n" + sentence(key + ".en") + "\n"
                + sentence("signature.en") + "\n";
    }

    /** The text of the Communication, read inside Carnet only; it may name who and why. */
    static String communication(Topic topic, boolean toHolder, String detail) {
        String key = topic.code() + (toHolder ? "" : ".doctor");
        String more = detail.isBlank() ? "" : " " + detail.trim();
        return sentence(key + ".fr") + more + "\n" + sentence(key + ".en") + more;
    }

    private static String sentence(String key) {
        String sentence = SENTENCES.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException("no sentence for " + key);
        }
        return sentence;
    }

    private static Properties load() {
        Properties sentences = new Properties();
        try (InputStreamReader file = new InputStreamReader(
                Wording.class.getResourceAsStream("messages.properties"), StandardCharsets.UTF_8)) {
            sentences.load(file);
            return sentences;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
