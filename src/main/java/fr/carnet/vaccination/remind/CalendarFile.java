package fr.carnet.vaccination.remind;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One whole-day event as an iCalendar file (RFC 5545): CRLF, text escaped, lines folded at 75 octets. */
final class CalendarFile {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST = 73;

    private CalendarFile() {}

    static String of(String uid, LocalDate day, Instant made, String summary, String description) {
        List<String> lines = List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Carnet//Vaccination//FR",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + uid + "@carnet.example",
                "DTSTAMP:" + INSTANT.format(made),
                "DTSTART;VALUE=DATE:" + DAY.format(day),
                "DTEND;VALUE=DATE:" + DAY.format(day.plusDays(1)),
                "SUMMARY:" + escaped(summary),
                "DESCRIPTION:" + escaped(description),
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
                "END:VCALENDAR");
        StringBuilder file = new StringBuilder();
        lines.forEach(line -> fold(line, file));
        return file.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n");
    }

    private static void fold(String line, StringBuilder file) {
        int octets = 0;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            String one = Character.toString(character);
            int length = one.getBytes(StandardCharsets.UTF_8).length;
            if (octets + length > LONGEST) {
                file.append("\r\n ");
                octets = 1;
            }
            file.append(one);
            octets += length;
            i += Character.charCount(character);
        }
        file.append("\r\n");
    }
}
