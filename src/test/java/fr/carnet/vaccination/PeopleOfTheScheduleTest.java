package fr.carnet.vaccination;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fr.carnet.vaccination.forecast.Dose;
import fr.carnet.vaccination.forecast.Forecast;
import fr.carnet.vaccination.forecast.Line;
import fr.carnet.vaccination.forecast.Person;
import fr.carnet.vaccination.forecast.Person.Fact;
import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.ScheduleFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Made-up people and what the schedule says to each, written by hand ({@code people.json}). */
class PeopleOfTheScheduleTest {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final Schedule SCHEDULE = ScheduleFile.load();

    /**
     * @param doses {@code ATC DATE}
     * @param facts {@code CIRCUMSTANCE SINCE [UNTIL]}
     * @param allergies ATC codes
     * @param expect series to {@code STATUS [DUE] [STRENGTH]}; {@code none}: no line
     */
    record Somebody(
            String who,
            LocalDate born,
            LocalDate on,
            List<String> doses,
            List<String> facts,
            List<String> allergies,
            Map<String, String> expect) {
        Person person() {
            Set<String> allergic = allergies.stream()
                    .flatMap(atc -> SCHEDULE.vaccine(atc).orElseThrow().antigens().stream())
                    .collect(Collectors.toSet());
            return new Person(born, facts.stream().map(Somebody::fact).toList(), allergic);
        }

        List<Dose> received() {
            List<Dose> received = new ArrayList<>();
            for (String dose : doses) {
                String[] parts = dose.split(" ");
                received.add(new Dose(
                        "dose-" + received.size(),
                        LocalDate.parse(parts[1]),
                        SCHEDULE.vaccine(parts[0]).orElseThrow().antigens()));
            }
            return received;
        }

        private static Fact fact(String text) {
            String[] parts = text.split(" ");
            return new Fact(
                    parts[0], LocalDate.parse(parts[1]), parts.length > 2 ? LocalDate.parse(parts[2]) : null);
        }

        @Override
        public String toString() {
            return who;
        }
    }

    static List<Somebody> people() throws IOException {
        try (InputStream file = PeopleOfTheScheduleTest.class.getResourceAsStream("people.json")) {
            return Arrays.asList(JSON.readValue(file, Somebody[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("people")
    void everybody_is_told_what_the_schedule_says(Somebody one) {
        Forecast forecast = Forecast.of(SCHEDULE, one.person(), one.received(), one.on());

        one.expect().forEach((series, expected) -> {
            assertThat(SCHEDULE.series(series)).as(series).isPresent();
            assertThat(told(forecast, series, expected)).as(one.who() + ", " + series).isEqualTo(expected);
        });
    }

    @Test
    void at_least_sixty_people_are_asked_and_every_series_and_status_is_met() throws IOException {
        List<Somebody> people = people();
        Set<String> statuses = people.stream()
                .flatMap(one -> one.expect().values().stream())
                .map(expected -> expected.split(" ")[0])
                .collect(Collectors.toSet());

        assertThat(people).hasSizeGreaterThanOrEqualTo(60);
        assertThat(people.stream().map(Somebody::who)).doesNotHaveDuplicates();
        assertThat(people.stream().flatMap(one -> one.expect().keySet().stream()).collect(Collectors.toSet()))
                .isEqualTo(SCHEDULE.series().stream().map(one -> one.code()).collect(Collectors.toSet()));
        assertThat(statuses)
                .containsExactlyInAnyOrder(
                        "due", "overdue", "upcoming", "complete", "contraindicated", "immune", "none");
    }

    /** As much as the expectation says: the strength only when it names one. */
    private static String told(Forecast forecast, String series, String expected) {
        return forecast.lines().stream()
                .filter(line -> line.series().equals(series))
                .map(line -> told(line, expected.split(" ").length == 3))
                .findFirst()
                .orElse("none");
    }

    private static String told(Line line, boolean strength) {
        return line.status().name().toLowerCase(Locale.ROOT)
                + (line.due() == null ? "" : " " + line.due())
                + (strength ? " " + line.strength().name().toLowerCase(Locale.ROOT) : "");
    }
}
