package fr.carnet.access.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.patch.FhirPatch;
import ca.uhn.fhir.jpa.patch.JsonPatchUtils;
import ca.uhn.fhir.jpa.patch.XmlPatchUtils;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Parameters;

/** Applies a patch to a resource already read; what the patch may change is judged on the result. */
public final class Patches {
    /** {@code test} would let a caller guess at values he may not read; {@code copy} and {@code move} are not needed. */
    private static final Set<String> JSON_OPERATIONS = Set.of("add", "replace", "remove");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

    private Patches() {}

    /** @throws Refusal {@code invalid} when the patch does not apply, {@code not-offered} for the JSON operation {@code test} */
    public static <T extends IBaseResource> T apply(T resource, PatchTypeEnum kind, String body) {
        if (kind == PatchTypeEnum.JSON_PATCH) {
            refuseOtherOperations(body);
        }
        try {
            return patched(resource, kind, body);
        } catch (BaseServerResponseException | DataFormatException e) {
            throw inapplicable();
        }
    }

    private static void refuseOtherOperations(String body) {
        try {
            for (JsonNode operation : STRICT.readTree(body)) {
                if (!JSON_OPERATIONS.contains(operation.path("op").asText())) {
                    throw Refusal.of(ErrorCode.NOT_OFFERED);
                }
            }
        } catch (JsonProcessingException e) {
            throw inapplicable();
        }
    }

    private static <T extends IBaseResource> T patched(T resource, PatchTypeEnum kind, String body) {
        FhirContext context = FhirContext.forR4Cached();
        return switch (kind) {
            case JSON_PATCH -> JsonPatchUtils.apply(context, resource, body);
            case XML_PATCH -> XmlPatchUtils.apply(context, resource, body);
            case FHIR_PATCH_JSON, FHIR_PATCH_XML -> fhirPath(context, resource, kind, body);
        };
    }

    private static <T extends IBaseResource> T fhirPath(FhirContext context, T resource, PatchTypeEnum kind, String body) {
        Parameters patch = kind == PatchTypeEnum.FHIR_PATCH_XML
                ? context.newXmlParser().parseResource(Parameters.class, body)
                : context.newJsonParser().parseResource(Parameters.class, body);
        new FhirPatch(context).apply(resource, patch);
        return resource;
    }

    private static Refusal inapplicable() {
        return Refusal.of(
                ErrorCode.INVALID,
                null,
                "La modification (patch) ne s'applique pas à cette ressource.",
                "The patch does not apply to this resource.");
    }
}
