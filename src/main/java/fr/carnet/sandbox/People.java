package fr.carnet.sandbox;

import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Draws fictitious people, each with an INS that agrees with his traits and was never given before. */
@Component
@ConditionalOnProperty("carnet.sandbox.enabled")
class People {
    private static final int YOUNGEST_ADULT = 18;
    private static final int OLDEST_ADULT = 90;
    private static final int CORSICAN_CODES_SINCE = 1976;
    private static final int TRIES = 1500;

    private final PersonBook book;
    private final BusinessClock clock;
    private final Random random = new Random();
    private final Map<String, List<String>> names = SandboxFiles.lines("names.csv").stream()
            .map(line -> line.split(";"))
            .collect(Collectors.toMap(cells -> cells[0], cells -> Arrays.asList(cells[1].split(","))));
    private final List<String> communes = SandboxFiles.lines("communes.csv").stream()
            .skip(1)
            .map(line -> line.split(";")[0])
            .toList();

    People(PersonBook book, BusinessClock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** @param birthDate null: an adult of any age */
    Person make(LocalDate birthDate) {
        LocalDate born = birthDate == null ? adultBirthDate() : birthDate;
        return make(oneOf(names.get("family")), random.nextBoolean(), born);
    }

    /** A parent of that child: same name, 20 to 40 years older. */
    Person makeParent(Person child) {
        LocalDate born = child.birthDate().minusYears(20L + random.nextInt(20)).minusDays(random.nextInt(365));
        return make(child.family(), random.nextBoolean(), born);
    }

    private Person make(String family, boolean male, LocalDate born) {
        String given = oneOf(names.get(male ? "male" : "female"));
        Person person = person(family, given, male, born, tellingIns(male, born));
        while (!book.add(person)) {
            person = person(family, given, male, born, draw(male, born));
        }
        return person;
    }

    private static Person person(String family, String given, boolean male, LocalDate born, String ins) {
        String email = (given + "." + family + "." + ins.substring(7, 13)).toLowerCase(Locale.ROOT) + "@example.org";
        return new Person(Person.Ins.test(ins), family, given, male ? "male" : "female", born, ins.substring(5, 10),
                email, null, null);
    }

    private LocalDate adultBirthDate() {
        int age = YOUNGEST_ADULT + 1 + random.nextInt(OLDEST_ADULT - YOUNGEST_ADULT);
        return clock.today().minusYears(age).plusDays(random.nextInt(365));
    }

    /** Prefers a value whose simulated history has care on both bounds of today's import window and just outside them. */
    private String tellingIns(boolean male, LocalDate born) {
        LocalDate to = clock.today();
        LocalDate from = to.minusMonths(24);
        String ins = draw(male, born);
        for (int n = 0; n < TRIES && !telling(ins, from, to); n++) {
            ins = draw(male, born);
        }
        return ins;
    }

    private static boolean telling(String ins, LocalDate from, LocalDate to) {
        return SimulatedInsurance.active(ins, from)
                && SimulatedInsurance.active(ins, from.minusDays(1))
                && SimulatedInsurance.active(ins, to)
                && SimulatedInsurance.active(ins, to.plusDays(1));
    }

    private String draw(boolean male, LocalDate born) {
        String commune = oneOf(communes);
        while (commune.charAt(1) >= 'A' && born.getYear() < CORSICAN_CODES_SINCE) {
            commune = oneOf(communes);
        }
        return TestIns.of(male, born, commune, 1 + random.nextInt(999));
    }

    private String oneOf(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
