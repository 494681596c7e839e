package fr.carnet.sandbox;

import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.RecordNumber;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code sandbox_person}: the people already made. */
@Component
@ConditionalOnProperty("carnet.sandbox.enabled")
class PersonBook implements HoldsRecordData {
    private final JdbcClient jdbc;

    PersonBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when somebody bears that INS already; must not be called in a transaction */
    boolean add(Person person) {
        try {
            return jdbc.sql("insert into sandbox_person"
                                    + " (ins_value, family, given, gender, birth_date, birth_place, email)"
                                    + " values (:ins, :family, :given, :gender, :born, :place, :email)")
                            .param("ins", person.ins().value())
                            .param("family", person.family())
                            .param("given", person.given())
                            .param("gender", person.gender())
                            .param("born", person.birthDate().toString())
                            .param("place", person.birthPlace())
                            .param("email", person.email())
                            .update()
                    == 1;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    void opened(Person person, String patientId) {
        jdbc.sql("update sandbox_person set patient_id = :id where ins_value = :ins")
                .param("id", patientId)
                .param("ins", person.ins().value())
                .update();
    }

    /** Whose record is destroyed is forgotten here too, however it was opened: nothing names that person any more. */
    @Override
    public void destroy(RecordNumber number) {
        jdbc.sql("delete from sandbox_person where ins_value in (select ins_value from carnet_record where record = ?)")
                .param(number.value())
                .update();
    }
}
