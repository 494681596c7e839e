package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.fhir.AcceptedTypes;
import java.util.Optional;
import org.springframework.util.MimeType;

/** In which form a content is asked for: its own MIME type, or a FHIR format by {@code _format} or {@code Accept}. */
final class AskedForm {
    private AskedForm() {}

    /** The FHIR format asked for; empty when the content's own type, any type or none is. */
    static Optional<EncodingEnum> fhir(RequestDetails request, String ownType) {
        String[] format = request.getParameters().get("_format");
        if (format != null && format.length > 0) {
            return Optional.ofNullable(EncodingEnum.forContentType(format[0].replace(' ', '+').split(";")[0]));
        }
        for (MimeType accepted : AcceptedTypes.of(request.getHeader("Accept"))) {
            String type = AcceptedTypes.name(accepted);
            if (type.equals("*/*") || type.equalsIgnoreCase(ownType)) {
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
