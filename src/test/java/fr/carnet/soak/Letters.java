package fr.carnet.soak;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.LongAdder;

/** The mail server, and which letters it ever took, by their Message-ID. */
final class Letters {
    /** How many the server sends at the same time. */
    static final int AT_ONCE = 4;

    private final ServerSetup place;
    private final Map<String, LongAdder> taken = new ConcurrentHashMap<>();
    private final Deque<String> last = new ConcurrentLinkedDeque<>();
    private GreenMail server;

    Letters(int port) {
        this.place = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }

    int port() {
        return place.getPort();
    }

    void start() {
        server = new GreenMail(place);
        server.getUserManager().setMessageDeliveryHandler((letter, address) -> {
            try {
                String id = letter.getMessage().getMessageID().replaceAll("[<>]|@.*", "");
                taken.computeIfAbsent(id, first -> new LongAdder()).increment();
                remember(id);
            } catch (MessagingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
            return server.getUserManager().getUserByEmail("all@carnet.example");
        });
        server.setUser("all@carnet.example", "all", "all");
        server.start();
    }

    private synchronized void remember(String id) {
        last.addLast(id);
        if (last.size() > AT_ONCE) {
            last.removeFirst();
        }
    }

    /** @return the letters taken last: the answers that say so may not have come through */
    Set<String> stop() {
        server.stop();
        return Set.copyOf(last);
    }

    /** Their texts need no room here. */
    void forget() throws FolderException {
        server.purgeEmailFromAllMailboxes();
    }

    boolean tookOnce(String id) {
        LongAdder times = taken.get(id);
        return times != null && times.sum() == 1;
    }

    boolean took(String id) {
        return taken.containsKey(id);
    }

    List<String> takenMoreThanOnce() {
        return taken.keySet().stream().filter(id -> !tookOnce(id)).toList();
    }

    int count() {
        return taken.size();
    }
}
