package fr.carnet.portability;

import fr.carnet.portability.ExportBook.Key;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes archives beside the calls, one at a time; what does not get its turn here is made by {@link KeptArchives}. */
@Component
class ArchiveWorkshop {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveWorkshop.class);
    private static final int WAITING = 500;

    private final MakeArchive making;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(WAITING), ArchiveWorkshop::thread);

    ArchiveWorkshop(MakeArchive making) {
        this.making = making;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "export");
        thread.setDaemon(true);
        return thread;
    }

    void begin(Key key) {
        try {
            worker.execute(() -> making.make(key));
        } catch (RejectedExecutionException full) {
            LOG.info("event=export-waits record={}", key.record().value());
        }
    }

    /** An archive that is not finished is begun anew after the restart. */
    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }
}
