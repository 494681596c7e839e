package fr.carnet.summary;

import fr.carnet.pharmacy.Implants;
import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.DeviceUseStatement;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.stereotype.Component;

/** Puts contents on a page: the blocks of {@code summary.json}, then whom to call. */
@Component
class SheetMaker {
    private static final String NOTHING =
            "Aucune information dans ce qui est consultable. / No information in what may be seen.";
    private static final String LEFT_OUT = "Non communiqué à l'application ou à la personne qui demande. / Not shared.";
    private static final DateTimeFormatter MADE = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.FRENCH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final int MOST_CONTACTS = 5;
    private static final Map<String, String> ROLES = Map.of(
            "QUAL", "Personne de confiance / Trusted person",
            "ECON", "À prévenir / Emergency contact",
            "GUARD", "Représentant légal / Legal representative",
            "MTH", "Mère / Mother",
            "FTH", "Père / Father",
            "PRN", "Parent / Parent");

    private final SummaryReading reading;
    private final Implants implants;

    SheetMaker(SummaryReading reading, Implants implants) {
        this.reading = reading;
        this.implants = implants;
    }

    /**
     * @param most lines of a block at most, if its own rule does not say less
     * @param length characters of a text at most
     */
    Sheet of(SheetContents told, int most, int length) {
        Patient holder = told.contents().holder();
        List<Sheet.Block> blocks = new ArrayList<>();
        reading.rules().sheet().forEach(rule -> blocks.add(block(told, rule, Math.min(most, rule.most()), length)));
        blocks.removeIf(block -> block.lines().isEmpty() && block.notes().isEmpty());
        blocks.add(contacts(told, Math.min(most, MOST_CONTACTS), length));
        String ins = holder.getIdentifier().stream().findFirst().map(Identifier::getValue).orElse("");
        return new Sheet(
                name(holder.getName()),
                traits(holder),
                ins,
                MADE.format(told.contents().at().atZone(BusinessClock.PARIS)),
                blocks);
    }

    private Sheet.Block block(SheetContents told, SummaryRules.Block rule, int most, int length) {
        SummaryRules.Section section = reading.rules().section(rule.section());
        List<Told> all = told.contents().of(section).stream().filter(line -> shows(rule, line)).toList();
        List<String> notes = new ArrayList<>();
        boolean directives = section.take().stream().anyMatch(take -> take.type().equals("DocumentReference"));
        if (directives) {
            told.place().ifPresent(place -> notes.add(Sheet.cut(place, 3 * length)));
        }
        if (all.size() > most) {
            notes.add("… et " + (all.size() - most) + " autre(s) : voir la synthèse. / and " + (all.size() - most)
                    + " more: see the summary.");
        }
        if (told.contents().leftOut(section)) {
            notes.add(LEFT_OUT);
        } else if (all.isEmpty() && rule.codes().isEmpty()) {
            notes.add(NOTHING);
        }
        List<Sheet.Line> lines = all.stream()
                .limit(most)
                .map(line -> new Sheet.Line(
                        Sheet.cut(line.what(), length), Sheet.cut(details(line), length), line.when().said()))
                .toList();
        return new Sheet.Block(rule.fr(), rule.en(), section.head(), "Précisions", "Date", lines, notes);
    }

    /** Who says it matters when it is not a professional. */
    private static String details(Told line) {
        return Stream.of(line.details(), line.rank() == 0 ? "" : line.source())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" ; "));
    }

    private boolean shows(SummaryRules.Block rule, Told line) {
        if (rule.implants()) {
            return line.resource() instanceof DeviceUseStatement use && implants.is(use);
        }
        return rule.codes().isEmpty()
                || new Elements(line.resource())
                        .codes("code").stream().anyMatch(code -> rule.codes().contains(code));
    }

    private static Sheet.Block contacts(SheetContents told, int most, int length) {
        List<RelatedPerson> all = told.contacts().orElse(List.of());
        List<String> notes = new ArrayList<>();
        if (all.isEmpty()) {
            notes.add(told.contacts().isPresent() ? NOTHING : LEFT_OUT);
        } else if (all.size() > most) {
            notes.add("… et " + (all.size() - most) + " autre(s). / and " + (all.size() - most) + " more.");
        }
        List<Sheet.Line> lines = all.stream()
                .limit(most)
                .map(person -> new Sheet.Line(
                        Sheet.cut(name(person.getName()), length), Sheet.cut(role(person), length), phone(person)))
                .toList();
        return new Sheet.Block(
                "Personnes à prévenir", "Contacts", "Nom", "Lien", "Téléphone", lines, notes);
    }

    private static String role(RelatedPerson person) {
        return person.getRelationship().stream()
                .flatMap(concept -> concept.getCoding().stream())
                .map(coding -> ROLES.get(coding.getCode()))
                .filter(role -> role != null)
                .distinct()
                .collect(Collectors.joining(" ; "));
    }

    private static String phone(RelatedPerson person) {
        return person.getTelecom().stream()
                .filter(point -> point.getSystem() == ContactPoint.ContactPointSystem.PHONE && point.hasValue())
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("–");
    }

    private static String name(List<HumanName> names) {
        return names.stream()
                .filter(name -> name.getUse() == HumanName.NameUse.OFFICIAL)
                .findFirst()
                .or(() -> names.stream().findFirst())
                .map(name -> name.hasFamily() || name.hasGiven()
                        ? (String.valueOf(name.hasFamily() ? name.getFamily() : "") + " " + name.getGivenAsSingleString())
                                .strip()
                        : String.valueOf(name.getText()))
                .orElse("Nom non précisé");
    }

    private static String traits(Patient holder) {
        String born = holder.hasBirthDate()
                ? DAY.format(LocalDate.parse(holder.getBirthDateElement().getValueAsString()))
                : "?";
        String sex = !holder.hasGender()
                ? ""
                : switch (holder.getGender()) {
                    case FEMALE -> ", sexe féminin / female";
                    case MALE -> ", sexe masculin / male";
                    default -> "";
                };
        return "né(e) le / born " + born + sex;
    }
}
