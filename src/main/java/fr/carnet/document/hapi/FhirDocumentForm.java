package fr.carnet.document.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import fr.carnet.document.retrieve.RetrieveContent.Content;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.BodyReader;
import fr.carnet.shared.fhir.RawAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** A FHIR document carried in a Binary, asked for in a FHIR format: its own bytes, or the Bundle in the other format. */
@Component
class FhirDocumentForm {
    private final BodyReader reader;
    private final FhirContext context;

    FhirDocumentForm(BodyReader reader, FhirContext context) {
        this.reader = reader;
        this.context = context;
    }

    /** @return empty when the content is no FHIR document: it is then shown as a Binary */
    Optional<RawAnswer> in(EncodingEnum asked, Content content) {
        String own = content.row().mime().split(";")[0].strip();
        EncodingEnum stored = EncodingEnum.forContentTypeStrict(own);
        if (stored == null) {
            return Optional.empty();
        }
        if (asked == stored) {
            return Optional.of(new RawAnswer(content.bytes(), content.row().mime()));
        }
        return document(content.bytes(), stored).map(document -> new RawAnswer(
                asked.newParser(context).encodeResourceToString(document).getBytes(StandardCharsets.UTF_8),
                asked.getResourceContentTypeNonLegacy()));
    }

    private Optional<Bundle> document(byte[] bytes, EncodingEnum stored) {
        try {
            return Optional.of(reader.read(bytes, stored == EncodingEnum.XML))
                    .filter(Bundle.class::isInstance)
                    .map(Bundle.class::cast)
                    .filter(bundle -> bundle.getType() == Bundle.BundleType.DOCUMENT);
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }
}
