package fr.carnet.access.consent;

import static fr.carnet.access.AccessWorld.*;
import static fr.carnet.access.Given.DOCTOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.access.RightsFacts.Kind;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RightReaderTest {

    @Test
    void the_forms_of_the_contract_are_read() {
        Consent masked = grant(DOCTOR);
        masked.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        Consent permit = emergency(ConsentProvisionType.PERMIT, "BTG");
        permit.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        assertThat(RightReader.read(masked))
                .isEqualTo(new WrittenRight(Kind.GRANT, DOCTOR.key(), false, true, null, null));
        assertThat(RightReader.read(treatingDoctor(DOCTOR)).treatingDoctor()).isTrue();
        assertThat(RightReader.read(consent(ConsentProvisionType.PERMIT, "IRCP", "1690781810")).actor())
                .isEqualTo("st:1690781810");
        assertThat(RightReader.read(block("1690781810")).kind()).isEqualTo(Kind.BLOCK);
        assertThat(RightReader.read(emergency(ConsentProvisionType.DENY, "BTG")).kind())
                .isEqualTo(Kind.NO_BREAK_GLASS);
        assertThat(RightReader.read(emergency(ConsentProvisionType.DENY, "ETREAT")).kind())
                .isEqualTo(Kind.NO_REGULATION);
        assertThat(RightReader.read(permit).kind()).isEqualTo(Kind.MASKED_IN_EMERGENCY);
    }

    @Test
    void whole_days_are_days_in_paris_and_the_last_one_is_included() {
        Consent consent = grant(DOCTOR);
        consent.getProvision().getPeriod().getStartElement().setValueAsString("2026-06-15");
        consent.getProvision().getPeriod().getEndElement().setValueAsString("2026-12");
        WrittenRight right = RightReader.read(consent);
        assertThat(right.from()).isEqualTo(Instant.parse("2026-06-14T22:00:00Z"));
        assertThat(right.to()).isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                wrong("Consent.scope", c -> c.setScope(null)),
                wrong("Consent.dateTime", c -> c.setDateTimeElement(null)),
                wrong("Consent.provision.type", c -> c.getProvision().setType(null)),
                wrong("Consent.provision", c -> c.getProvision().addProvision().setType(ConsentProvisionType.DENY)),
                wrong("Consent.provision", c -> c.getProvision().addClass_(new Coding(null, "any", null))),
                wrong("Consent.provision", c -> c.getProvision().setActor(null)),
                wrong("Consent.provision.actor", c -> c.getProvision().addActor()),
                wrong(
                        "Consent.provision.purpose",
                        c -> c.getProvision().addPurpose(new Coding(null, "BTG", null))),
                wrong(
                        "Consent.provision.securityLabel",
                        c -> c.getProvision().addSecurityLabel(new Coding(null, "R", null))),
                wrong(
                        "Consent.provision.actor[0].role",
                        c -> c.getProvision().getActorFirstRep().setRole(null)),
                wrong(
                        "Consent.provision.actor[0].role",
                        c -> c.getProvision().getActorFirstRep().getRole().getCodingFirstRep().setSystem("urn:x")),
                wrong(
                        "Consent.provision.actor[0].reference.identifier",
                        c -> c.getProvision()
                                .getActorFirstRep()
                                .getReference()
                                .getIdentifier()
                                .setSystem("urn:x")));
    }

    private static Arguments wrong(String expression, Consumer<Consent> fault) {
        return Arguments.of(expression, fault);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_does_not_fit_is_refused_at_its_place(String expression, Consumer<Consent> fault) {
        Consent consent = grant(DOCTOR);
        fault.accept(consent);
        assertThatThrownBy(() -> RightReader.read(consent)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID);
            assertThat(refusal.faults()).anyMatch(f -> f.expression().equals(expression));
        });
    }

    @Test
    void every_fault_is_said_at_once() {
        Consent consent = block("1690781810");
        consent.setScope(null);
        consent.setDateTimeElement(null);
        consent.getProvision().addSecurityLabel(new Coding(null, "MASQUE_PS", null));
        assertThatThrownBy(() -> RightReader.read(consent))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.faults()).hasSize(3));
    }

    @Test
    void a_structure_is_no_treating_doctor() {
        assertThatThrownBy(() -> RightReader.read(consent(ConsentProvisionType.PERMIT, "PCP", "1690781810")))
                .isInstanceOf(Refusal.class);
    }
}
