package fr.carnet.summary.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.hapi.Desk;
import fr.carnet.shared.fhir.OfferedForms;
import fr.carnet.shared.fhir.OfferedProvider;
import fr.carnet.shared.fhir.RawAnswer;
import fr.carnet.summary.EmergencySheet;
import java.util.Set;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.stereotype.Component;

/** {@code GET /fhir/Patient/{id}/$emergency-sheet}: one page, as HTML, as PDF, or as a Binary that holds the PDF. */
@Component
class SheetProvider implements OfferedProvider, OfferedForms {
    private final Desk desk;
    private final EmergencySheet sheets;
    private final NamedRecords names;

    SheetProvider(Desk desk, EmergencySheet sheets, NamedRecords names) {
        this.desk = desk;
        this.sheets = sheets;
        this.names = names;
    }

    @Override
    public String address() {
        return "/$emergency-sheet";
    }

    @Override
    public Set<String> formats() {
        return AskedSheet.PAGES.keySet();
    }

    @Operation(name = "$emergency-sheet", typeName = "Patient", idempotent = true)
    public Binary sheet(@IdParam IdType id, RequestDetails request) {
        OfferedParameters.check(request, Set.of(), "$emergency-sheet");
        EmergencySheet.Read read =
                desk.serve(request, call -> sheets.read(call, names.byPatientId(id.getIdPart())));
        return switch (AskedSheet.of(request)) {
            case HTML -> page(read.html(), "text/html;charset=UTF-8");
            case PDF -> page(read.pdf(), "application/pdf");
            case FHIR -> pdf(read.pdf());
        };
    }

    private static Binary page(byte[] bytes, String type) {
        return new RawAnswer(bytes, type).in(new Binary().setContentType(type));
    }

    private static Binary pdf(byte[] bytes) {
        Binary binary = new Binary();
        binary.setContentType("application/pdf");
        return binary.setData(bytes);
    }
}
