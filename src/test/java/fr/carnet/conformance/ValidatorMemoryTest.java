package fr.carnet.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.hl7.fhir.r4.model.Narrative.NarrativeStatus;
import org.hl7.fhir.r4.model.Observation;
import org.junit.jupiter.api.Test;

class ValidatorMemoryTest {
    private static final int EXAMINED = 60;

    @Test
    void nothing_of_what_was_examined_stays_in_memory() throws JMException {
        for (int i = 0; i < EXAMINED; i++) {
            assertThat(Bench.VALIDATION.check(observation(i))).noneMatch(Finding::refuses);
        }

        assertThat(alive("org.hl7.fhir.r5.elementmodel.Element")).isLessThan(EXAMINED);
        assertThat(alive("org.hl7.fhir.validation.codesystem.CodingsObserver$CodingUsage")).isZero();
    }

    private static Observation observation(int number) {
        Observation observation = new Observation();
        observation.getText().setStatus(NarrativeStatus.GENERATED).setDivAsString("<div>Résultat " + number + "</div>");
        observation.setStatus(Observation.ObservationStatus.FINAL);
        observation.getCode().setText("Glucose " + number).addCoding().setSystem("http://loinc.org").setCode("15074-8");
        observation.addCategory().addCoding().setSystem("https://example.org/categories/" + number).setCode("c" + number);
        return observation;
    }

    /** Instances that a full collection leaves. */
    private static long alive(String type) throws JMException {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram.lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }
}
