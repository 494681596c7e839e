package fr.carnet.scenario.support;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Another party's small HTTP server on loopback: answers JSON made from what it was sent, or fails when told to. */
public final class ALocalServer implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile boolean down;
    private volatile UnaryOperator<String> answer;

    public ALocalServer(UnaryOperator<String> answer) {
        this.answer = answer;
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] body = (down ? "" : this.answer.apply(sent)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(down ? 500 : 200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    public void answers(UnaryOperator<String> other) {
        this.answer = other;
    }

    public void isDown(boolean fails) {
        this.down = fails;
    }

    public int timesAsked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
