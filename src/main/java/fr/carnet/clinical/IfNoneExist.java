package fr.carnet.clinical;

import fr.carnet.access.NamedRecords;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The condition of a conditional create: identifiers, and the holder, who must be that of the resource. Nothing else is
 * offered: the condition searches one record, by identifier.
 *
 * @param identifiers values of {@code identifier=}, all of which must match
 * @param patients values that name the holder by id
 * @param inses values that name the holder by INS
 */
public record IfNoneExist(List<String> identifiers, List<String> patients, List<String> inses) {
    public static final String HEADER = "If-None-Exist";
    private static final Set<String> BY_ID = Set.of("patient", "subject");
    private static final Set<String> BY_INS = Set.of("patient.identifier", "subject.identifier");

    /**
     * @param base address of this server: a holder named by his address here is named by his id
     * @throws Refusal {@code not-offered} naming the criterion that is not
     */
    public static IfNoneExist parse(String header, String base) {
        IfNoneExist condition = new IfNoneExist(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String query = header.substring(header.indexOf('?') + 1);
        for (String criterion : query.split("&")) {
            int equals = criterion.indexOf('=');
            String name = equals < 0 ? criterion : criterion.substring(0, equals);
            String value = equals < 0 ? "" : decoded(criterion.substring(equals + 1));
            condition.bucket(name, value).add(value.startsWith(base + "/") ? value.substring(base.length() + 1) : value);
        }
        if (condition.identifiers.isEmpty()) {
            throw notOffered(header);
        }
        return condition;
    }

    private List<String> bucket(String name, String value) {
        if (value.isBlank()) {
            throw notOffered(name);
        }
        if (name.equals("identifier")) {
            return identifiers;
        }
        if (BY_ID.contains(name)) {
            return patients;
        }
        if (BY_INS.contains(name)) {
            return inses;
        }
        throw notOffered(name);
    }

    /** @throws Refusal {@code invalid} when it names another holder than that of the resource */
    void within(RecordFacts record, NamedRecords names) {
        boolean same = patients.stream()
                        .allMatch(patient -> names.byPatientId(patient)
                                .record()
                                .filter(found -> found.number().equals(record.number()))
                                .isPresent())
                && inses.stream()
                        .allMatch(ins -> BusinessIdentifier.parse(ins).equals(Optional.of(record.ins())));
        if (!same) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    HEADER,
                    "La condition et la ressource doivent désigner le même titulaire.",
                    "The condition and the resource must name the same holder.");
        }
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw notOffered(value);
        }
    }

    private static Refusal notOffered(String place) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                HEADER,
                "If-None-Exist se limite à identifier=SYSTEME|VALEUR et au titulaire : " + place,
                "If-None-Exist is limited to identifier=SYSTEM|VALUE and the holder: " + place);
    }
}
