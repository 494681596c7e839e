package fr.carnet.document.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import fr.carnet.document.patch.MetadataPatch;
import fr.carnet.register.Entry;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.FhirJson;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/** Patches in their three languages, and the answers to writes. */
final class Metadata {
    private Metadata() {}

    static MetadataPatch patch(String type, PatchTypeEnum kind, String body) {
        return switch (kind) {
            case JSON_PATCH -> MetadataPatch.json(type, body);
            case XML_PATCH -> MetadataPatch.xml(type, body);
            case FHIR_PATCH_JSON -> MetadataPatch.fhirPath(type, parameters(body, true));
            case FHIR_PATCH_XML -> MetadataPatch.fhirPath(type, parameters(body, false));
        };
    }

    private static Parameters parameters(String body, boolean json) {
        FhirContext context = FhirContext.forR4Cached();
        try {
            return (json ? context.newJsonParser() : context.newXmlParser()).parseResource(Parameters.class, body);
        } catch (DataFormatException unreadable) {
            throw Refusal.of(
                    ErrorCode.INVALID,
                    null,
                    "Le corps n'est pas un FHIRPath Patch (Parameters) lisible.",
                    "The body is not a readable FHIRPath Patch (Parameters).");
        }
    }

    static MethodOutcome updated(Entry entry) {
        return outcome(entry, false);
    }

    static MethodOutcome outcome(Entry entry, boolean created) {
        MethodOutcome outcome =
                new MethodOutcome(new IdType(entry.type(), entry.id(), String.valueOf(entry.version())), created);
        outcome.setResource(FhirJson.parse(entry.json()));
        return outcome;
    }
}
