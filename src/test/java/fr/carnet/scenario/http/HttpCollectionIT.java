package fr.carnet.scenario.http;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The collections that integrators start from do what they say. */
class HttpCollectionIT {
    static List<Path> collections() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scripts/http"))) {
            return files.filter(file -> file.toString().endsWith(".http")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("collections")
    void every_request_is_answered_as_the_collection_says(Path collection) throws IOException {
        HttpFile file = HttpFile.parse(Files.readString(collection));
        assertThat(file.steps()).isNotEmpty();
        HttpRun run = new HttpRun(file, RunningServer.base());
        file.steps().forEach(run::call);
    }
}
