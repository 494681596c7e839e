package fr.carnet.summary.hapi;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.shared.fhir.AcceptedTypes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.MimeType;

/** In which form the sheet is asked for, by {@code _format} or else {@code Accept}; HTML when neither says. */
enum AskedSheet {
    HTML,
    PDF,
    /** A Binary that holds the PDF. */
    FHIR;

    /** Values of {@code _format} that ask for a page. */
    static final Map<String, AskedSheet> PAGES = Map.of(
            "html", HTML, "text/html", HTML, "application/xhtml+xml", HTML, "pdf", PDF, "application/pdf", PDF);

    static AskedSheet of(RequestDetails request) {
        String[] format = request.getParameters().get("_format");
        if (format != null && format.length > 0) {
            String asked = format[0].split(";")[0].strip().toLowerCase(Locale.ROOT);
            return PAGES.getOrDefault(asked, FHIR);
        }
        return accepted(request.getHeader("Accept"));
    }

    private static AskedSheet accepted(String accept) {
        return AcceptedTypes.of(accept).stream()
                .flatMap(range -> form(range).stream())
                .findFirst()
                .orElse(HTML);
    }

    private static Optional<AskedSheet> form(MimeType range) {
        String name = AcceptedTypes.name(range);
        if (PAGES.containsKey(name)) {
            return Optional.of(PAGES.get(name));
        }
        EncodingEnum encoding = EncodingEnum.forContentType(name);
        return encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML ? Optional.of(FHIR) : Optional.empty();
    }
}
