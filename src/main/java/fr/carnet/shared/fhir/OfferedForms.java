package fr.carnet.shared.fhir;

import java.util.Set;

/** Offered by a room one of whose answers also has forms that are not FHIR: a page, a PDF. */
public interface OfferedForms {
    /** How an address ends that has them, e.g. {@code /$emergency-sheet}. */
    String address();

    /** Values of {@code _format} taken there besides those of JSON and XML, lower case. */
    Set<String> formats();
}
