package fr.carnet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said to people is said in French and in English, with the same blanks to fill. */
class SentencesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern BLANK = Pattern.compile("\\{[a-zA-Z0-9]+\\}|%[sd]");

    static List<Path> french() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(file -> file.toString().endsWith("_fr.properties")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("french")
    void a_sentence_exists_in_both_languages(Path file) throws IOException {
        Properties french = read(file);
        Properties english = read(Path.of(file.toString().replace("_fr.properties", "_en.properties")));

        assertThat(english.stringPropertyNames()).isEqualTo(french.stringPropertyNames());
        for (String key : french.stringPropertyNames()) {
            assertThat(french.getProperty(key)).as(key).isNotBlank();
            assertThat(english.getProperty(key)).as(key).isNotBlank();
            assertThat(blanks(english.getProperty(key))).as(key).isEqualTo(blanks(french.getProperty(key)));
        }
    }

    private static Set<String> blanks(String sentence) {
        Set<String> found = new TreeSet<>();
        Matcher blank = BLANK.matcher(sentence);
        while (blank.find()) {
            found.add(blank.group());
        }
        return found;
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
