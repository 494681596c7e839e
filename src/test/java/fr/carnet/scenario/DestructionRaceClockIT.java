package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.MarkerScan;
import fr.carnet.scenario.support.RunningServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Deposits that go on while a record is closed and destroyed: each is refused, or destroyed with it; none is left over. */
class DestructionRaceClockIT {
    private static final int DEPOSITORS = 6;

    private final String word = "Wisigoth" + Long.toString(System.nanoTime(), 36);
    private final APerson person = APerson.withRecord();
    private final String number = person.patientId().substring(1, person.patientId().indexOf('-'));
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @Test
    void what_is_deposited_until_the_end_is_refused_or_destroyed() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(DEPOSITORS);
        CountDownLatch begun = new CountDownLatch(DEPOSITORS);
        for (int n = 0; n < DEPOSITORS; n++) {
            threads.execute(() -> depositUntilTheEnd(begun));
        }
        begun.await();
        Life.operation(person.token(), person.patientId(), "$request-deletion");
        Life.advance("P3M1D");
        Life.runJobs();
        over = true;
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();

        assertThat(answers).extracting(Answer::status).contains(201);
        assertThat(answers).allMatch(a -> a.status() == 201
                || List.of("record-closed", "record-unknown").contains(a.code()), "refused with a clear code");
        assertThat(MarkerScan.contentOf(number)).isEmpty();
        assertThat(MarkerScan.find(List.of(word))).isEmpty();
        assertThat(keys()).as("no key made for a record that is gone").isZero();
    }

    private void depositUntilTheEnd(CountDownLatch begun) {
        String structure = Life.structure();
        List<Answer> mine = new ArrayList<>();
        while (!over) {
            mine.add(Life.deposit(structure, person.patientId(), word + mine.size()));
            begun.countDown();
        }
        mine.add(Life.deposit(structure, person.patientId(), word));
        answers.addAll(mine);
    }

    private int keys() {
        JdbcTemplate jdbc = new JdbcTemplate(RunningServer.context().getBean(javax.sql.DataSource.class));
        return jdbc.queryForObject(
                "select count(*) from carnet_content_key where record = ?", Integer.class, Integer.valueOf(number));
    }
}
