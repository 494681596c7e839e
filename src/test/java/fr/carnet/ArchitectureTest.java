package fr.carnet;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.transaction.annotation.Transactional;

/**
 * The walls of the house (STYLE.md). Arrows are read from each room's {@code package-info}; a room's inner packages are
 * part of the room, and public there is what the house may use: that keeps a large room open to sub-packages without a
 * second list of doors beside the {@code public} keyword.
 */
class ArchitectureTest {
    private static final String ROOT = "fr.carnet";
    private static final List<String> WALLED =
            List.of("ca.uhn.fhir.rest.", "ca.uhn.fhir.jpa.", "ca.uhn.fhir.interceptor.");
    private static JavaClasses house;

    @BeforeAll
    static void read() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void every_room_tells_its_story_at_its_door() {
        Set<String> silent = house.stream()
                .map(ArchitectureTest::room)
                .filter(room -> !room.isEmpty() && !room.equals("shared"))
                .filter(room -> doorOf(room) == null)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent).as("rooms without @ApplicationModule in their package-info").isEmpty();
    }

    @Test
    void rooms_use_only_the_rooms_their_door_names() {
        Map<String, Set<String>> forbidden = new TreeMap<>();
        for (JavaClass type : house) {
            String from = room(type);
            Set<String> allowed = allowedFrom(from);
            if (from.isEmpty() || allowed.contains(ApplicationModule.OPEN_TOKEN)) {
                continue;
            }
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitectureTest::room)
                    .filter(to -> !to.equals(from) && !allowed.contains(to))
                    .forEach(to -> forbidden
                            .computeIfAbsent(from + " -> " + to, arrow -> new TreeSet<>())
                            .add(type.getName()));
        }
        assertThat(forbidden).as("arrows that no door names").isEmpty();
    }

    @Test
    void no_two_rooms_use_each_other_not_even_over_others() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        for (JavaClass type : house) {
            type.getDirectDependenciesFromSelf().forEach(dependency -> {
                String to = room(dependency.getTargetClass().getBaseComponentType());
                if (!to.isEmpty() && !room(type).isEmpty() && !to.equals(room(type))) {
                    arrows.computeIfAbsent(room(type), room -> new TreeSet<>()).add(to);
                }
            });
        }
        arrows.keySet().forEach(room -> assertThat(reached(arrows, room, new TreeSet<>()))
                .as("rooms that " + room + " uses, over others too")
                .doesNotContain(room));
    }

    @Test
    void hapi_s_server_stays_in_the_wall() {
        noClasses()
                .that(describe("are outside the wall", ArchitectureTest::outsideTheWall))
                .should()
                .dependOnClassesThat(describe(
                        "belong to HAPI's server or storage",
                        target -> WALLED.stream().anyMatch(target.getName()::startsWith)))
                .check(house);
    }

    @Test
    void names_are_the_field_s_words() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|Dto)(\\$.*)?")
                .check(house);
    }

    @Test
    void the_decision_knows_no_document() {
        noClasses()
                .that()
                .resideInAPackage("fr.carnet.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("fr.carnet.document..", "fr.carnet.clinical..")
                .check(house);
    }

    @Test
    void business_time_is_read_from_the_business_clock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "fr.carnet.record..", "fr.carnet.lifecycle..", "fr.carnet.access..", "fr.carnet.document..",
                        "fr.carnet.clinical..", "fr.carnet.backfill..")
                .should()
                .callMethodWhere(describe(
                        "reads the machine's date",
                        call -> call.getTarget().getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty()
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && !call.getTargetOwner().getSimpleName().equals("Instant")))
                .check(house);
    }

    @Test
    void transactions_are_asked_for_where_spring_sees_them() {
        classes()
                .that(describe(
                        "open transactions",
                        type -> type.getMethods().stream().anyMatch(m -> m.isAnnotatedWith(Transactional.class))))
                .should(new NotFinal())
                .allowEmptyShould(true)
                .check(house);
    }

    private static boolean outsideTheWall(JavaClass type) {
        String place = type.getPackageName();
        return !place.matches("fr\\.carnet\\.[a-z]+(\\.[a-z0-9]+)*\\.hapi(\\..*)?")
                && !place.startsWith("fr.carnet.server")
                && !place.startsWith("fr.carnet.shared.fhir");
    }

    private static Set<String> reached(Map<String, Set<String>> arrows, String from, Set<String> seen) {
        for (String to : arrows.getOrDefault(from, Set.of())) {
            if (seen.add(to)) {
                reached(arrows, to, seen);
            }
        }
        return seen;
    }

    private static String room(JavaClass type) {
        String place = type.getPackageName();
        return place.startsWith(ROOT + ".") ? place.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    /** A room whose door names none, as the shared values, may use no other. */
    private static Set<String> allowedFrom(String room) {
        ApplicationModule door = doorOf(room);
        return door == null ? Set.of() : Set.of(door.allowedDependencies());
    }

    private static ApplicationModule doorOf(String room) {
        try {
            return Class.forName(ROOT + "." + room + ".package-info").getAnnotation(ApplicationModule.class);
        } catch (ClassNotFoundException silent) {
            return null;
        }
    }

    /** A proxy is a subclass: a final class or method would run without its transaction, silently. */
    private static final class NotFinal extends com.tngtech.archunit.lang.ArchCondition<JavaClass> {
        NotFinal() {
            super("be open to a proxy");
        }

        @Override
        public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
            boolean isFinal = type.getModifiers().contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                    || type.getMethods().stream()
                            .filter(m -> m.isAnnotatedWith(Transactional.class))
                            .anyMatch(m -> m.getModifiers()
                                            .contains(com.tngtech.archunit.core.domain.JavaModifier.FINAL)
                                    || m.getModifiers()
                                            .contains(com.tngtech.archunit.core.domain.JavaModifier.PRIVATE));
            if (isFinal) {
                events.add(com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                        type, type.getName() + " is final, its transactions would not run"));
            }
        }
    }
}
