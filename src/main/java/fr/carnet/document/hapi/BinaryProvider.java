package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.IResourceProvider;
import fr.carnet.access.hapi.Desk;
import fr.carnet.content.ContentRow;
import fr.carnet.document.retrieve.RetrieveContent;
import fr.carnet.document.retrieve.RetrieveContent.Content;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.RawAnswer;
import java.util.Date;
import java.util.Optional;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/**
 * {@code /fhir/Binary/{id}} (ITI-68): the bytes with their MIME type, or when a FHIR type is asked a Binary, of a FHIR
 * document the document itself.
 */
@Component
class BinaryProvider implements IResourceProvider, OfferedProvider {
    private final Desk desk;
    private final RetrieveContent contents;
    private final FhirDocumentForm documents;

    BinaryProvider(Desk desk, RetrieveContent contents, FhirDocumentForm documents) {
        this.desk = desk;
        this.contents = contents;
        this.documents = documents;
    }

    @Override
    public Class<Binary> getResourceType() {
        return Binary.class;
    }

    @Read
    public Binary read(@IdParam IdType id, RequestDetails request) {
        Content content = desk.serve(
                request, call -> contents.retrieve(call, id.getIdPart(), ContentRow.Kind.BINARY));
        Binary binary = new Binary();
        binary.setId(id.getIdPart());
        binary.getMeta().setVersionId("1").setLastUpdated(Date.from(content.row().created()));
        binary.setContentType(content.row().mime());
        binary.setSecurityContext(new Reference("DocumentReference/" + content.row().documentId()));
        Optional<EncodingEnum> asked = AskedForm.fhir(request, content.row().mime());
        if (asked.isEmpty()) {
            return new RawAnswer(content.bytes(), content.row().mime()).in(binary);
        }
        return asked.flatMap(form -> documents.in(form, content))
                .map(raw -> raw.in(binary))
                .orElseGet(() -> binary.setData(content.bytes()));
    }
}
