package fr.carnet.scenario.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The line between two programs, which can be cut as a network is: nobody is told, nothing arrives any more. What was on it
 * then stays lost, what is connected after the mending gets through.
 */
public final class ALine implements AutoCloseable {
    private final ServerSocket near;
    private final int far;
    private final List<Connected> all = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    /** @param far port on this machine that the line leads to */
    public ALine(int far) throws IOException {
        this.far = far;
        this.near = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        daemon(this::accept);
    }

    public int port() {
        return near.getLocalPort();
    }

    public void cut() {
        cut = true;
        all.forEach(one -> one.lost = true);
    }

    public void mend() {
        cut = false;
    }

    /** What was lost is ended, as both systems do by themselves after some hours. */
    public void endLost() throws IOException {
        for (Connected one : all) {
            if (one.lost) {
                one.end();
            }
        }
        all.removeIf(one -> one.lost);
    }

    private static final class Connected {
        private final Socket here;
        private Socket there;
        private volatile boolean lost;

        Connected(Socket here) {
            this.here = here;
        }

        void end() throws IOException {
            here.close();
            if (there != null) {
                there.close();
            }
        }
    }

    private void accept() {
        while (!near.isClosed()) {
            try {
                Connected connected = new Connected(near.accept());
                connected.lost = cut;
                all.add(connected);
                if (!cut) {
                    lead(connected);
                }
            } catch (IOException ended) {
                Thread.yield();
            }
        }
    }

    /** Whoever is refused at the far end is told so. */
    private void lead(Connected connected) throws IOException {
        try {
            Socket there = new Socket(InetAddress.getLoopbackAddress(), far);
            connected.there = there;
            daemon(() -> forward(connected.here, there, connected));
            daemon(() -> forward(there, connected.here, connected));
        } catch (IOException refused) {
            all.remove(connected);
            connected.end();
        }
    }

    /** Of a lost connection nothing is forwarded, not even its end. */
    private static void forward(Socket from, Socket to, Connected connected) {
        byte[] bytes = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(bytes); read >= 0 && !connected.lost; read = in.read(bytes)) {
                out.write(bytes, 0, read);
            }
            if (!connected.lost) {
                to.close();
            }
        } catch (IOException ended) {
            bothTold(connected);
        }
    }

    /** Unless the line is cut, each side learns that the other is gone. */
    private static void bothTold(Connected connected) {
        try {
            if (!connected.lost) {
                connected.end();
            }
        } catch (IOException closed) {
            connected.lost = true;
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "a-line");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        near.close();
    }
}
