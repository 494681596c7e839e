package fr.carnet.backfill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Fetches pages; what may pass by itself is tried again after a pause that grows. Follows no redirection. */
final class PatientHttp {
    private static final Set<Integer> LATER = Set.of(408, 425, 429, 500, 502, 503, 504);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final HttpClient http;
    private final HttpSourceSettings settings;

    PatientHttp(HttpSourceSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.timeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Reads an answer; throws {@link IllegalArgumentException} when it is not whole. */
    @FunctionalInterface
    interface Reader<T> {
        T read(byte[] body);
    }

    /** One attempt's end: a page, or why there is none and when to try again. */
    private record Attempt<T>(Optional<T> page, String fault, Duration askedPause) {}

    /** @throws SourceUnavailable when no attempt succeeds, or the answer will not change by itself */
    <T> T get(URI address, Reader<T> reader) {
        HttpRequest request = request(address);
        String fault = "";
        for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
            Attempt<T> made = attempt(request, reader);
            if (made.page().isPresent()) {
                return made.page().get();
            }
            fault = made.fault();
            if (attempt < settings.attempts()) {
                rest(made.askedPause(), attempt);
            }
        }
        throw new SourceUnavailable("the history source failed " + settings.attempts() + " times: " + fault);
    }

    private HttpRequest request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Accept", "application/fhir+json")
                .GET();
        if (!settings.tokenFile().isEmpty()) {
            request.header("Authorization", "Bearer " + token());
        }
        return request.build();
    }

    private String token() {
        try {
            return Files.readString(Path.of(settings.tokenFile())).trim();
        } catch (IOException unreadable) {
            throw new SourceUnavailable("the token file of the history source cannot be read");
        }
    }

    private <T> Attempt<T> attempt(HttpRequest request, Reader<T> reader) {
        try {
            HttpResponse<byte[]> answer = whole(request);
            if (answer.statusCode() == OK) {
                return new Attempt<>(Optional.of(reader.read(answer.body())), "", Duration.ZERO);
            }
            if (!LATER.contains(answer.statusCode())) {
                throw new SourceUnavailable("the history source answered " + answer.statusCode());
            }
            long seconds = answer.headers().firstValue("Retry-After").filter(v -> v.matches("[0-9]{1,6}"))
                    .map(Long::parseLong).orElse(0L);
            return new Attempt<>(Optional.empty(), "status " + answer.statusCode(), Duration.ofSeconds(seconds));
        } catch (IOException | IllegalArgumentException | TimeoutException passing) {
            return new Attempt<>(Optional.empty(), passing.getClass().getSimpleName(), Duration.ZERO);
        }
    }

    /** The time allowed counts for the whole answer, its body included. */
    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        try {
            return answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("the server stops");
        } finally {
            answer.cancel(true);
        }
    }

    private void rest(Duration asked, int attempt) {
        Duration own = settings.backOff().multipliedBy(1L << Math.min(attempt - 1, 10));
        Duration pause = asked.compareTo(own) > 0 ? asked : own;
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(pause.toMillis(), LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SourceUnavailable("the server stops");
        }
    }
}
