package fr.carnet.document.rules;

import java.util.List;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Extension;

/** The PDSm extension isArchived of a document, submission set or folder: at most one, a boolean. */
public final class Archived {
    public static final String URL =
            "https://interop.esante.gouv.fr/ig/fhir/pdsm/StructureDefinition/pdsm-ext-is-archived";

    private Archived() {}

    /** False also when the extension is absent. */
    public static boolean in(List<Extension> extensions) {
        return extensions.stream()
                .anyMatch(e -> is(e) && e.getValue() instanceof BooleanType value && value.booleanValue());
    }

    public static boolean is(Extension extension) {
        return URL.equals(extension.getUrl());
    }

    public static void check(List<Extension> extensions, Findings findings) {
        List<Extension> archived = extensions.stream().filter(Archived::is).toList();
        boolean wrong = archived.stream().anyMatch(e -> !(e.getValue() instanceof BooleanType b) || !b.hasValue());
        if (archived.size() > 1 || wrong) {
            findings.fault(
                    "extension",
                    "isArchived est unique et booléen.",
                    "isArchived appears once at most and is a boolean.");
        }
    }
}
