package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** In which form a content is asked for: its own MIME type, or a FHIR format by {@code _format} or {@code Accept}. */
final class AskedForm {
    private AskedForm() {}

    /** One media range of {@code Accept} with its weight (RFC 9110, 12.5.1); a weight that cannot be read is 1. */
    private record Range(String type, double weight) {
        static Range of(String text) {
            String[] parts = text.split(";", -1);
            double weight = Stream.of(parts)
                    .skip(1)
                    .map(parameter -> parameter.strip().toLowerCase(Locale.ROOT))
                    .filter(parameter -> parameter.matches("q=[01](\\.[0-9]{0,3})?"))
                    .map(parameter -> Double.valueOf(parameter.substring(2)))
                    .findFirst()
                    .orElse(1.0);
            return new Range(parts[0].strip(), weight);
        }
    }

    /** The FHIR format asked for; empty when the content's own type, any type or none is. */
    static Optional<EncodingEnum> fhir(RequestDetails request, String ownType) {
        String[] format = request.getParameters().get("_format");
        if (format != null && format.length > 0) {
            return Optional.ofNullable(EncodingEnum.forContentType(format[0].replace(' ', '+').split(";")[0]));
        }
        for (Range range : ranges(request.getHeader("Accept"))) {
            if (range.type().equals("*/*") || range.type().equalsIgnoreCase(ownType)) {
                return Optional.empty();
            }
            EncodingEnum encoding = EncodingEnum.forContentType(range.type());
            if (encoding == EncodingEnum.JSON || encoding == EncodingEnum.XML) {
                return Optional.of(encoding);
            }
        }
        return Optional.empty();
    }

    /** The most wanted first; those of one weight as they were written. */
    private static List<Range> ranges(String accept) {
        return Stream.of((accept == null ? "" : accept).split(","))
                .map(Range::of)
                .filter(range -> !range.type().isEmpty() && range.weight() > 0)
                .sorted(Comparator.comparingDouble(Range::weight).reversed())
                .toList();
    }
}
