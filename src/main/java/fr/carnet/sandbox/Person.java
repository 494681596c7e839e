package fr.carnet.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.carnet.shared.NamingSystems;
import java.time.LocalDate;

/**
 * A fictitious person, in the form in which {@code POST /sandbox/patients} answers (CONTRACT 3).
 *
 * @param birthPlace INSEE code of the commune
 * @param patientId of the opened record; absent when none was opened
 * @param representative who represents an opened minor; absent otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Person(
        Ins ins,
        String family,
        String given,
        String gender,
        LocalDate birthDate,
        String birthPlace,
        String email,
        String patientId,
        Person representative) {
    /** An INS, always of the test system here. */
    public record Ins(String system, String value) {
        static Ins test(String value) {
            return new Ins(NamingSystems.INS_NIR_TEST, value);
        }
    }

    Person opened(String id, Person withRepresentative) {
        return new Person(ins, family, given, gender, birthDate, birthPlace, email, id, withRepresentative);
    }
}
