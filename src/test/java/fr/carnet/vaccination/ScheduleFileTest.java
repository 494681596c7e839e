package fr.carnet.vaccination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.vaccination.schedule.Schedule;
import fr.carnet.vaccination.schedule.ScheduleFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleFileTest {
    @Test
    void the_schedule_is_whole_and_every_line_says_where_it_comes_from() {
        Schedule schedule = ScheduleFile.load();

        assertThat(schedule.version()).isEqualTo("2025.1");
        assertThat(schedule.series()).hasSizeGreaterThan(15);
        assertThat(schedule.series().stream().flatMap(series -> series.rules().stream()))
                .allMatch(rule -> rule.source().contains("DOMAIN 8.3") || rule.source().contains("[M]"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"graceDays\": 4;\"graceDays\": \"four\"",
                "\"graceDays\": 4;\"graceDays\": 4, \"surplus\": 1",
                "\"graceDays\": 4;\"graceDays\": 4, \"graceDays\": 5",
                "\"graceDays\": 4,;",
                "\"after\": \"dtp\";\"after\": \"dtq\"",
                "\"season\": \"flu\";\"season\": \"hay\"",
                "\"id\": \"hpv\";\"id\": \"mmr\"",
                "\"id\": \"hpv\", \"kind\": \"course\";\"id\": \"hpv\", \"kind\": \"boosters\"",
                "\"antigens\": [\"HPV\"], \"vaccines\": [\"J07BM03\"];\"antigens\": [\"HPV\"], \"vaccines\": [\"J07BB02\"]",
                "\"untilAge\": \"P2Y\";\"untilAge\": \"two years\"",
            })
    void a_wrong_schedule_is_refused_at_start(String right, String wrong) {
        String text = ScheduleFile.text().replaceAll("\\s+", " ").replace("{ ", "{").replace("[ ", "[");
        String spoilt = text.replaceFirst(java.util.regex.Pattern.quote(right),
                java.util.regex.Matcher.quoteReplacement(wrong == null ? "" : wrong));

        assertThat(spoilt).isNotEqualTo(text);
        assertThatThrownBy(() -> ScheduleFile.parse(spoilt)).isInstanceOf(IllegalStateException.class);
    }
}
