package fr.carnet.access.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Named;
import fr.carnet.access.NamedRecords;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** The one record a search names: {@code patient} or {@code patient.identifier}, given once. */
@Component
public class PatientParameter {
    private static final Set<String> BY_ID = Set.of("patient", "patient:Patient", "subject", "subject:Patient");
    private static final Set<String> BY_INS = Set.of(
            "patient.identifier", "patient:Patient.identifier", "subject.identifier", "subject:Patient.identifier");
    private static final Set<String> PRESENTATION = Set.of("_format", "_pretty");

    private final NamedRecords names;

    PatientParameter(NamedRecords names) {
        this.names = names;
    }

    /** @throws Refusal {@code one-record} when the search does not name exactly one */
    public Named named(RequestDetails request) {
        List<Map.Entry<String, String>> given = request.getParameters().entrySet().stream()
                .filter(p -> BY_ID.contains(p.getKey()) || BY_INS.contains(p.getKey()))
                .flatMap(p -> Arrays.stream(p.getValue()).map(value -> Map.entry(p.getKey(), value)))
                .toList();
        if (given.size() != 1
                || given.get(0).getValue().isBlank()
                || given.get(0).getValue().contains(",")) {
            throw Refusal.of(ErrorCode.ONE_RECORD);
        }
        String value = given.get(0).getValue();
        return BY_ID.contains(given.get(0).getKey())
                ? names.byPatientId(relative(value, request.getFhirServerBase()))
                : BusinessIdentifier.parse(value)
                        .map(names::byIns)
                        .orElseThrow(() -> Refusal.of(ErrorCode.ONE_RECORD));
    }

    /** An absolute reference to this very server is the relative one. */
    private static String relative(String reference, String base) {
        return base != null && reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference;
    }

    /** The other parameters, as the register takes them. */
    public static Map<String, List<String>> others(RequestDetails request) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        request.getParameters().forEach((name, values) -> {
            if (!BY_ID.contains(name) && !BY_INS.contains(name) && !PRESENTATION.contains(name)) {
                others.put(name, Arrays.stream(values).map(value -> own(value, request)).toList());
            }
        });
        return others;
    }

    /** Among the values of a parameter, an address of something on this very server is the relative reference. */
    private static String own(String value, RequestDetails request) {
        String base = request.getFhirServerBase();
        return base == null || !value.contains(base)
                ? value
                : value.replaceAll("(^|,)" + Pattern.quote(base) + "/([A-Z][A-Za-z]+/[A-Za-z0-9\\-.]{1,64})(?=,|$)", "$1$2");
    }

    /** The same as one line for the trace. */
    public static String line(Map<String, List<String>> parameters) {
        StringBuilder line = new StringBuilder();
        parameters.forEach((name, values) -> values.forEach(
                value -> line.append(line.isEmpty() ? "" : "&").append(name).append('=').append(plain(value))));
        return line.toString();
    }

    /** A bar between parameters inside a value stays part of the value. */
    private static String plain(String value) {
        return value.replace("%", "%25").replace("&", "%26");
    }
}
