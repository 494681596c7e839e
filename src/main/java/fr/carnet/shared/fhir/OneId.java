package fr.carnet.shared.fhir;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import org.hl7.fhir.r4.model.IdType;

/** The one id a change is addressed to; HAPI lets a change through that names none, or names its target by a search. */
public final class OneId {
    private static final int METHOD_NOT_ALLOWED = 405;

    private OneId() {}

    /** @throws Refusal {@code not-offered} when the address has no id */
    public static String of(IdType id) {
        if (id == null || !id.hasIdPart()) {
            throw Refusal.of(ErrorCode.NOT_OFFERED).status(METHOD_NOT_ALLOWED);
        }
        return id.getIdPart();
    }
}
