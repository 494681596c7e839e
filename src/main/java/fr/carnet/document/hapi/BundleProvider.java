package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.content.ContentRow;
import fr.carnet.document.deposit.ProvideFhirDocument;
import fr.carnet.document.deposit.Shelved;
import fr.carnet.document.retrieve.RetrieveContent;
import fr.carnet.document.retrieve.RetrieveContent.Content;
import fr.carnet.shared.fhir.BodyReader;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.RawAnswer;
import fr.carnet.shared.fhir.Unconditional;
import fr.carnet.shared.fhir.Warnings;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/**
 * {@code /fhir/Bundle}: a FHIR document posted is kept byte for byte and served so; in the other format it is converted.
 */
@Component
class BundleProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final ProvideFhirDocument documents;
    private final RetrieveContent contents;
    private final BodyReader reader;

    BundleProvider(Desk desk, ProvideFhirDocument documents, RetrieveContent contents, BodyReader reader) {
        this.desk = desk;
        this.documents = documents;
        this.contents = contents;
        this.reader = reader;
    }

    @Override
    public Class<Bundle> getResourceType() {
        return Bundle.class;
    }

    @Create
    public MethodOutcome create(@ResourceParam Bundle bundle, RequestDetails request) {
        Unconditional.require(request);
        byte[] bytes = request.loadRequestContents();
        String type = format(request.getHeader("Content-Type")).getResourceContentTypeNonLegacy();
        return desk.serve(request, call -> {
            Shelved shelved = documents.provide(call, bundle, bytes, type);
            MethodOutcome outcome = new MethodOutcome(new IdType(shelved.contentAddress()), !shelved.existing());
            return Warnings.on(outcome, shelved.warnings(), call.locale());
        });
    }

    @Read
    public Bundle read(@IdParam IdType id, RequestDetails request) {
        Content content = desk.serve(
                request, call -> contents.retrieve(call, id.getIdPart(), ContentRow.Kind.BUNDLE));
        EncodingEnum stored = format(content.row().mime());
        EncodingEnum asked = AskedForm.fhir(request, content.row().mime()).orElse(stored);
        if (asked == stored) {
            Bundle placeholder = new Bundle();
            placeholder.setId(id.getIdPart());
            return new RawAnswer(content.bytes(), content.row().mime()).in(placeholder);
        }
        return (Bundle) reader.read(content.bytes(), stored == EncodingEnum.XML);
    }

    private static EncodingEnum format(String contentType) {
        EncodingEnum format = EncodingEnum.forContentType(contentType == null ? "" : contentType.split(";")[0].trim());
        return format == EncodingEnum.XML ? EncodingEnum.XML : EncodingEnum.JSON;
    }
}
