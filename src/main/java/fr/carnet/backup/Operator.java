package fr.carnet.backup;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the running server, which alone may open its embedded database, for a snapshot of it.
 *
 * @param token an operator's; without one a sandbox is asked for it
 */
record Operator(String server, Optional<String> token) {
    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");
    private static final Pattern FILE = Pattern.compile("\"file\"\\s*:\\s*\"([^\"]+)\"");
    private static final int OK = 200;

    /** Where the server put it; this command and the server share a disk. */
    Path snapshot() throws IOException {
        String answer = post("/actuator/backup", "", token.orElseGet(this::sandboxToken));
        return Path.of(found(FILE, answer).replace("\\\\", "\\"));
    }

    private String sandboxToken() {
        try {
            return found(TOKEN, post("/sandbox/token", "{\"actor\":\"operator\"}", ""));
        } catch (IOException none) {
            throw refused();
        }
    }

    private String post(String path, String body, String bearer) throws IOException {
        HttpRequest.Builder call = HttpRequest.newBuilder(URI.create(server + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            call.header("Authorization", "Bearer " + bearer);
        }
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(call.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw refused();
            }
            return answer.body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String found(Pattern pattern, String answer) {
        Matcher matcher = pattern.matcher(answer);
        if (!matcher.find()) {
            throw refused();
        }
        return matcher.group(1);
    }

    private static Stopped refused() {
        return new Stopped(
                "le serveur en marche n'a pas donné de copie de sa base : indiquez son adresse (--url) et le jeton d'un"
                        + " exploitant (--token ou CARNET_TOKEN), ou arrêtez-le.",
                "the running server gave no copy of its database: give its address (--url) and an operator's token"
                        + " (--token or CARNET_TOKEN), or stop it.");
    }
}
