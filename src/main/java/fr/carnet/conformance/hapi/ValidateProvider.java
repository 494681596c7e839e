package fr.carnet.conformance.hapi;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import fr.carnet.conformance.StrictParsing.Format;
import fr.carnet.conformance.Verdict;
import fr.carnet.shared.AcceptedLanguage;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import java.util.Set;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Resource;

/** {@code POST /fhir/{type}/$validate} of a body: always 200, the findings are the answer. */
public final class ValidateProvider implements IResourceProvider, OfferedProvider {
    private static final Set<String> PARAMETERS = Set.of("profile", "mode", "_format", "_pretty");

    private final Class<? extends Resource> type;
    private final Verdict verdict;

    ValidateProvider(Class<? extends Resource> type, Verdict verdict) {
        this.type = type;
        this.verdict = verdict;
    }

    @Override
    public Class<? extends Resource> getResourceType() {
        return type;
    }

    /** The body is read by the strict parser, which finds every fault at once, not by HAPI's. */
    @Operation(name = "$validate", manualRequest = true)
    public OperationOutcome validate(RequestDetails request) {
        request.getParameters().keySet().stream()
                .filter(name -> !PARAMETERS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.of(ErrorCode.NOT_OFFERED, name, "Paramètre non offert.", "Parameter not offered.");
                });
        Verdict.Asked asked =
                new Verdict.Asked(request.getResourceName(), given(request, "profile"), given(request, "mode"));
        return verdict.of(
                asked,
                request.loadRequestContents(),
                format(request),
                AcceptedLanguage.of(request.getHeader("Accept-Language")));
    }

    private static Format format(RequestDetails request) {
        EncodingEnum encoding = RestfulServerUtils.determineRequestEncodingNoDefault(request);
        if (encoding != EncodingEnum.JSON && encoding != EncodingEnum.XML) {
            throw Refusal.of(
                            ErrorCode.NOT_OFFERED,
                            "http.Content-Type",
                            "Envoyez application/fhir+json ou application/fhir+xml.",
                            "Send application/fhir+json or application/fhir+xml.")
                    .status(415);
        }
        return encoding == EncodingEnum.XML ? Format.XML : Format.JSON;
    }

    private static String given(RequestDetails request, String name) {
        String[] values = request.getParameters().get(name);
        return values == null || values.length == 0 ? null : values[0];
    }
}
