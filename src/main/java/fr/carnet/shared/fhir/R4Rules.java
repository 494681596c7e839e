package fr.carnet.shared.fhir;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** Offered by the room that knows what FHIR R4 asks of every resource, for the rooms below it that store some. */
public interface R4Rules {
    /** Where the resource breaks FHIR R4; empty when it does not. */
    List<Fault> broken(Resource resource);

    /** @throws Refusal {@code invalid} with every fault */
    default void require(Resource resource) {
        List<Fault> faults = broken(resource);
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
    }
}
