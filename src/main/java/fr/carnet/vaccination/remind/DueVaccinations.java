package fr.carnet.vaccination.remind;

import fr.carnet.notification.Reminders;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import fr.carnet.vaccination.book.TakenIn;
import fr.carnet.vaccination.book.VaccinationBook;
import fr.carnet.vaccination.forecast.Forecast;
import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.remind.Audiences.Audience;
import fr.carnet.vaccination.schedule.Rule.Strength;
import fr.carnet.vaccination.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds of the vaccinations that fell due: one message for all that is new, once for each due date, nothing any more when
 * the dose is in the book. Each record in a transaction of its own that holds it; on several nodes at once, or run again
 * after a crash, nothing is told twice.
 */
@Component
class DueVaccinations implements DueJob {
    private static final Logger LOG = LoggerFactory.getLogger(DueVaccinations.class);

    private final WatchList list;
    private final RecordDirectory directory;
    private final Telling telling;
    private final Schedule schedule;
    private final TransactionTemplate transaction;

    DueVaccinations(
            WatchList list,
            RecordDirectory directory,
            Telling telling,
            Schedule schedule,
            PlatformTransactionManager transactions) {
        this.list = list;
        this.directory = directory;
        this.telling = telling;
        this.schedule = schedule;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What telling takes. */
    @Component
    record Telling(
            VaccinationBook books,
            TakenIn takenIn,
            Audiences audiences,
            ToldBook told,
            ReminderText text,
            Reminders reminders) {}

    @Override
    public String name() {
        return "vaccination-reminder";
    }

    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> outcomes = new ArrayList<>();
        int last = 0;
        List<RecordNumber> due = list.due(now, last);
        while (!due.isEmpty()) {
            for (RecordNumber record : due) {
                look(record, now).ifPresent(outcomes::add);
                last = record.value();
            }
            due = list.due(now, last);
        }
        return outcomes;
    }

    /** What goes wrong with one record is told and tried again; the others still have their turn. */
    private Optional<Outcome> look(RecordNumber record, Instant now) {
        try {
            return Optional.ofNullable(transaction.execute(status -> run(record, now)));
        } catch (RuntimeException failure) {
            LOG.error("event=vaccination-reminder-failed kind={}", failure.getClass().getName());
            return Optional.of(new Outcome(name(), "", "failed"));
        }
    }

    private Outcome run(RecordNumber number, Instant now) {
        Optional<RecordFacts> record = directory.lock(number);
        if (!list.isDue(number, now)) {
            return null;
        }
        if (record.filter(facts -> facts.state() == RecordFacts.State.OPEN).isEmpty()) {
            list.next(number, Optional.empty());
            return null;
        }
        telling.takenIn().takeIn(number);
        LocalDate today = now.atZone(BusinessClock.PARIS).toLocalDate();
        LocalDate next = today.plusMonths(Math.max(1, schedule.horizonMonths() - 1));
        boolean told = false;
        for (Audience audience : telling.audiences().of(record.get(), now)) {
            Forecast forecast = telling.books().read(record.get(), audience.visibility()).forecast(today);
            told |= tell(record.get(), audience, forecast, now);
            next = forecast.nextDue().filter(next::isAfter).orElse(next);
        }
        list.next(number, Optional.of(next));
        return told ? new Outcome(name(), record.get().patientId(), "told") : null;
    }

    private boolean tell(RecordFacts record, Audience audience, Forecast forecast, Instant now) {
        List<Line> due = due(forecast);
        List<Line> fresh = telling.told().untold(record.number(), audience.key(), due);
        if (fresh.isEmpty()) {
            return false;
        }
        telling.told().told(record.number(), audience.key(), fresh, now);
        // Of an adult, only he is told when his representatives would not see the same.
        boolean hidden = audience.alsoRead()
                .filter(seen -> !due(telling.books().read(record, seen).forecast(forecast.day())).equals(due))
                .isPresent();
        Reminders.Reminder reminder = telling.text().of(record, fresh, now, hidden);
        audience.idNatPs()
                .ifPresentOrElse(
                        id -> telling.reminders().vaccinationDue(reminder, id),
                        () -> telling.reminders().vaccinationDue(reminder));
        return true;
    }

    private static List<Line> due(Forecast forecast) {
        return forecast.lines().stream()
                .filter(line -> line.toGive() && line.strength() != Strength.POSSIBLE)
                .toList();
    }
}
