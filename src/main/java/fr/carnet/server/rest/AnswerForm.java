package fr.carnet.server.rest;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.RestfulServerUtils;
import ca.uhn.fhir.rest.server.RestfulServerUtils.ResponseEncoding;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.Arrays;
import java.util.Set;

/** The form an answer is asked in: HAPI would also write Turtle and lines, and one resource's narrative as a page. */
final class AnswerForm {
    private static final Set<String> SUMMARIES_OF_ONE = Set.of("true", "false", "data");
    private static final int NOT_ACCEPTABLE = 406;

    private AnswerForm() {}

    /** @throws Refusal {@code not-offered} when HAPI would answer in another form than JSON or XML */
    static void require(RequestDetails request) {
        ResponseEncoding encoding = RestfulServerUtils.determineResponseEncodingNoDefault(request, null);
        if (encoding != null && encoding.getEncoding() != EncodingEnum.JSON && encoding.getEncoding() != EncodingEnum.XML) {
            throw Refusal.of(
                            ErrorCode.NOT_OFFERED,
                            request.getParameters().containsKey("_format") ? "http._format" : "http.Accept",
                            "Les formats offerts sont JSON et XML.",
                            "The formats offered are JSON and XML.")
                    .status(NOT_ACCEPTABLE);
        }
    }

    /** @throws Refusal {@code not-offered} when only the text or only the number of what is one is asked */
    static void requireWhole(RequestDetails request) {
        String[] summaries = request.getParameters().getOrDefault("_summary", new String[0]);
        if (!SUMMARIES_OF_ONE.containsAll(Arrays.asList(summaries))) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "http._summary",
                    "Une lecture prend _summary=true, data ou false.",
                    "A read takes _summary=true, data or false.");
        }
    }
}
