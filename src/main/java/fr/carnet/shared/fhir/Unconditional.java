package fr.carnet.shared.fhir;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;

/** Refuses {@code If-None-Exist} where it is not offered; to create in spite of it would be to ignore what was asked. */
public final class Unconditional {
    private static final String HEADER = "If-None-Exist";

    private Unconditional() {}

    /** @throws Refusal {@code not-offered} when the creation bears a condition */
    public static void require(RequestDetails request) {
        if (request.getHeader(HEADER) != null) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "http." + HEADER,
                    "Ici, une création ne peut pas dépendre de " + HEADER + ".",
                    "Here a creation cannot depend on " + HEADER + ".");
        }
    }
}
