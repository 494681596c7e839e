package fr.carnet.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Hundreds of callers about some tens of records: two questions for each change, as many at a time as the machine bears. */
final class Traffic implements AutoCloseable {
    private static final int AT_ONCE = 12;
    private static final int CHANGES_TO_A_RECORD = 400;

    private final Calls calls;
    private final List<Caller> callers;
    private final List<Scene> scenes = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    private volatile boolean on = true;

    Traffic(Calls calls, int callers, int records) {
        this.calls = calls;
        this.callers = IntStream.range(0, callers).parallel().mapToObj(Caller::professional).toList();
        Random random = new Random(records);
        for (int i = 0; i < records; i++) {
            scenes.add(Scene.opened(this.callers, random));
        }
    }

    void start() {
        for (int i = 0; i < AT_ONCE; i++) {
            Random random = new Random(i);
            threads.submit(() -> {
                while (on) {
                    once(random);
                }
            });
        }
    }

    private void once(Random random) {
        try {
            int place = random.nextInt(scenes.size());
            Scene scene = scenes.get(place);
            if (scene.uncertain() || scene.moment().number() > 2 * CHANGES_TO_A_RECORD) {
                renew(place, scene, random);
            } else if (random.nextInt(3) == 0) {
                scene.change(new RandomChange(scene, calls, random));
            } else {
                new Probe(scene, calls, random).ask();
            }
        } catch (RuntimeException | AssertionError failed) {
            if (!calls.findings().broken()) {
                calls.findings().wrong("a caller failed: " + failed);
            }
            pause();
        }
    }

    /** What was answered about it is still there; then another person takes its place, so that no record grows for ever. */
    private synchronized void renew(int place, Scene scene, Random random) {
        if (!on || scenes.get(place) != scene || calls.findings().broken()) {
            pause();
            return;
        }
        if (scene.uncertain()) {
            new Kept(scene, calls).check();
        }
        scenes.set(place, Scene.opened(callers, random));
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(200);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    List<Scene> scenes() {
        return new ArrayList<>(scenes);
    }

    @Override
    public void close() throws InterruptedException {
        on = false;
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
            calls.findings().wrong("a caller waits for ever");
        }
    }
}
