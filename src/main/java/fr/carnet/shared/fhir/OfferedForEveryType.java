package fr.carnet.shared.fhir;

import org.hl7.fhir.r4.model.Resource;

/** Offered by a room whose operation exists for every type that is offered, such as {@code $validate}. */
public interface OfferedForEveryType {
    /** The provider of that type; it is registered beside the type's own. */
    OfferedProvider of(Class<? extends Resource> type);
}
