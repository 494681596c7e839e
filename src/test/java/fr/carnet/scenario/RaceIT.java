package fr.carnet.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fr.carnet.scenario.support.APerson;
import fr.carnet.scenario.support.Api;
import fr.carnet.scenario.support.Api.Answer;
import fr.carnet.scenario.support.Life;
import fr.carnet.scenario.support.Traits;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Calls at the same time: each is wholly before or wholly after the other. */
class RaceIT {
    @Test
    void twenty_openings_at_once_give_one_record() {
        Traits person = Traits.ofSomebodyNew();
        List<String> openers = List.of(Life.actor("agent"), Life.doctor("10001230401"), Life.structure());
        List<Answer> answers = atOnce(20, n -> Life.open(openers.get(n % 3), person.patient()));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Life::patientId).containsOnly(Life.patientId(answers.get(0)));
        String query = "?patient=Patient/" + Life.patientId(answers.get(0));
        assertThat(Api.get("/fhir/Consent" + query, person.token()).json().get("total").asInt()).isEqualTo(1);
        assertThat(Api.get("/fhir/Communication" + query, person.token()).json().get("total").asInt()).isEqualTo(1);
    }

    @Test
    void deposits_racing_with_a_closing_are_in_the_record_or_refused_with_a_clear_code() {
        APerson person = APerson.withRecord();
        String depositor = Life.structure();
        List<Answer> answers = atOnce(16, n -> n == 8
                ? Life.close(person.token(), person.patientId(), "course")
                : Life.deposit(depositor, person.patientId(), "Document " + n));
        assertThat(answers.get(8).status()).isEqualTo(200);
        List<Answer> deposits = answers.stream().filter(a -> a != answers.get(8)).toList();
        assertThat(deposits).allMatch(a -> a.status() == 201 || a.code().equals("record-closed"));
        assertThat(Life.documents(person.token(), person.patientId()).code()).isEqualTo("record-closed");

        Life.operation(person.token(), person.patientId(), "$reopen-record");
        long accepted = deposits.stream().filter(a -> a.status() == 201).count();
        assertThat(Life.documents(person.token(), person.patientId()).json().get("total").asLong()).isEqualTo(accepted);
    }

    @Test
    void ten_imports_at_once_store_each_row_once() {
        APerson person = APerson.withRecord();
        String feed = Life.actor("feed");
        List<Answer> answers = atOnce(10, n -> Life.operation(feed, person.patientId(), "$import-history"));
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        Answer status = Life.status(person.token(), person.ins());
        assertThat(Life.value(status, "historyImport")).isEqualTo("done");
        assertThat(Life.documents(person.token(), person.patientId()).json().get("total").asInt()).isEqualTo(1);
        assertThat(HistoryImportClockIT.importedRows(person)).hasSize(Integer.parseInt(Life.value(status, "historyImported")))
                .doesNotHaveDuplicates();
    }

    private interface Numbered {
        Answer call(int number);
    }

    private static List<Answer> atOnce(int count, Numbered call) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<Callable<Answer>> calls = IntStream.range(0, count)
                    .mapToObj(n -> (Callable<Answer>) () -> call.call(n))
                    .toList();
            return threads.invokeAll(calls).stream().map(RaceIT::answer).toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            threads.shutdown();
        }
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
