package fr.carnet.clinical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfNoneExistTest {
    private static final String HERE = "https://carnet.example/fhir";

    @ParameterizedTest
    @ValueSource(strings = {
        "identifier=urn:x|1&patient=Patient/p12-a",
        "?identifier=urn%3Ax%7C1&patient=Patient%2Fp12-a",
        "Observation?identifier=urn:x|1&patient=Patient/p12-a",
        "identifier=urn:x|1&patient=https://carnet.example/fhir/Patient/p12-a"
    })
    void the_condition_is_read_in_every_form_it_is_sent(String header) {
        IfNoneExist condition = IfNoneExist.parse(header, HERE);
        assertThat(condition.identifiers()).containsExactly("urn:x|1");
        assertThat(condition.patients()).containsExactly("Patient/p12-a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"code=1234", "identifier=urn:x|1&code=1", "patient=Patient/p12-a", "", "identifier=", "identifier=%zz"})
    void anything_but_an_identifier_and_the_holder_is_not_offered(String header) {
        assertThatThrownBy(() -> IfNoneExist.parse(header, HERE))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(ErrorCode.NOT_OFFERED));
    }

    @Test
    void the_holder_may_be_named_by_ins() {
        assertThat(IfNoneExist.parse("identifier=a|b&subject.identifier=urn:oid:1|2", HERE).inses()).containsExactly("urn:oid:1|2");
    }
}
