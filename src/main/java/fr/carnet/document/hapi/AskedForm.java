package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Optional;

/** In which form a content is asked for: its own MIME type, or a FHIR format by {@code _format} or {@code Accept}. */
final class AskedForm {
    private AskedForm() {}

    /** The FHIR format asked for; empty when the content's own type, any type or none is. */
    static Optional<EncodingEnum> fhir(RequestDetails request, String ownType) {
        String[] format = request.getParameters().get("_format");
        if (format != null && format.length > 0) {
            return Optional.ofNullable(EncodingEnum.forContentType(format[0].replace(' ', '+').split(";")[0]));
        }
        String accept = request.getHeader("Accept");
        if (accept == null) {
            return Optional.empty();
        }
        for (String range : accept.split(",")) {
            String type = range.split(";")[0].trim();
            if (type.equals("*/*") || type.equalsIgnoreCase(ownType) || type.isEmpty()) {
                return Optional.empty();
            }
            EncodingEnum encoding = EncodingEnum.forContentType(type);
            if (encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }
}
