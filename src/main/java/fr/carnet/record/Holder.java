package fr.carnet.record;

import fr.carnet.shared.BusinessIdentifier;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The identity traits (traits stricts d'identité) under which a record is opened.
 *
 * @param birthPlace INSEE code of the commune or country of birth, five characters
 */
public record Holder(
        BusinessIdentifier ins, String family, String given, String gender, LocalDate birthDate, String birthPlace) {
    /** Same person? Accents, case, hyphens and blanks do not count; the given name is the first one. */
    public boolean sameTraitsAs(Holder other) {
        return plain(family).equals(plain(other.family))
                && plain(given).equals(plain(other.given))
                && gender.equals(other.gender)
                && birthDate.equals(other.birthDate)
                && birthPlace.equalsIgnoreCase(other.birthPlace);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replaceAll("[\\s'’\\-]+", " ")
                .trim()
                .toUpperCase(Locale.ROOT);
    }
}
