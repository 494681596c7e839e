package fr.carnet.summary;

import fr.carnet.access.Call;
import fr.carnet.access.Named;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** The International Patient Summary of one record, made at the moment of what this caller may see. */
@Component
public class PatientSummary {
    private final SummaryReading reading;

    PatientSummary(SummaryReading reading) {
        this.reading = reading;
    }

    /** Does the summary satisfy this profile? Its version, when named, is the one of 2.0. */
    public static boolean satisfies(String profile) {
        String[] parts = profile.split("\\|", 2);
        boolean version = parts.length == 1 || parts[1].startsWith("2.0");
        return version
                && (parts[0].equals(SummaryBundle.IPS + "Composition-uv-ips")
                        || parts[0].equals(SummaryBundle.IPS + "Bundle-uv-ips"));
    }

    /**
     * The summary as a document Bundle; refuses as the record-level decision does.
     *
     * @param base FHIR base
     */
    public Bundle bundle(Call call, Named named, String base) {
        return SummaryBundle.of(reading.read(call, named, "$summary"), reading.rules(), base);
    }
}
