package fr.carnet.vaccination.remind;

import fr.carnet.notification.Reminders.Reminder;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.Series;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What a reminder says: the vaccines inside Carnet, in both languages; nothing clinical in the e-mail's calendar file. */
@Component
class ReminderText {
    private static final DateTimeFormatter FRENCH = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final String SUMMARY = "Carnet : rappel de prévention";
    private static final String PLAIN = "Connectez-vous à Carnet. Sign in to Carnet.";

    private final Schedule schedule;

    ReminderText(Schedule schedule) {
        this.schedule = schedule;
    }

    Reminder of(RecordFacts record, List<Line> lines, Instant now, boolean hiddenFromRepresentatives) {
        LocalDate today = now.atZone(BusinessClock.PARIS).toLocalDate();
        String french = named(lines, Series::fr, line -> "prévu le " + FRENCH.format(line.due()));
        String english = named(lines, Series::en, line -> "due on " + line.due());
        String detail = "Vaccins : " + french + ". Vaccines: " + english + ".";
        String name = record.patientId() + lines.stream().map(line -> line.series() + line.due()).toList();
        String uid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return new Reminder(
                record.number(),
                now,
                detail,
                CalendarFile.of(uid, today, now, "Carnet : vaccinations à prévoir", detail),
                CalendarFile.of(uid, today, now, SUMMARY, PLAIN),
                hiddenFromRepresentatives);
    }

    private String named(List<Line> lines, Function<Series, String> name, Function<Line, String> when) {
        return lines.stream()
                .map(line -> name.apply(schedule.series(line.series()).orElseThrow()) + " (" + when.apply(line) + ")")
                .collect(Collectors.joining("; "));
    }
}
