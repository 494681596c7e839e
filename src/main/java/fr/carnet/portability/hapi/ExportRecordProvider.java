package fr.carnet.portability.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.identity.Caller;
import fr.carnet.portability.Exports;
import fr.carnet.shared.fhir.OfferedProvider;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.StringType;
import org.springframework.stereotype.Component;

/**
 * {@code POST /fhir/Patient/{id}/$export-record} (CONTRACT 4): 202 with {@code Content-Location}, which answers 202 with
 * {@code X-Progress} until the archive is made, then 200 {@code application/zip}. An operator names a {@code recipient} and
 * gets the archive sealed for that installation.
 */
@Component
class ExportRecordProvider implements OfferedProvider {
    private static final String PROGRESS = "X-Progress";

    private final Desk desk;
    private final Exports exports;

    ExportRecordProvider(Desk desk, Exports exports) {
        this.desk = desk;
        this.exports = exports;
    }

    /** POST asks for an archive; GET with {@code export} asks how it stands, and fetches it. */
    @Operation(name = "$export-record", typeName = "Patient", idempotent = true, manualResponse = true)
    public void export(
            @IdParam IdType id,
            @OperationParam(name = "export", max = 1) StringType export,
            @OperationParam(name = "recipient", max = 1) StringType recipient,
            RequestDetails request,
            HttpServletResponse response)
            throws IOException {
        Alone.require();
        if (request.getRequestType() == RequestTypeEnum.POST) {
            request(id.getIdPart(), recipient == null ? null : recipient.getValue(), request, response);
        } else {
            answer(id.getIdPart(), export == null ? null : export.getValue(), request, response);
        }
    }

    private void request(String patientId, String recipient, RequestDetails request, HttpServletResponse response) {
        Exports.Requested requested = desk.serve(request, call -> call.caller() instanceof Caller.Operator
                ? exports.request(call, patientId, recipient)
                : exports.request(call, patientId));
        exports.begin(requested);
        String address = request.getFhirServerBase() + "/Patient/" + patientId + "/$export-record?export=" + requested.id();
        response.setStatus(HttpServletResponse.SC_ACCEPTED);
        response.setHeader("Content-Location", address);
        response.setHeader("Retry-After", "1");
    }

    private void answer(String patientId, String export, RequestDetails request, HttpServletResponse response)
            throws IOException {
        Exports.State state = desk.serve(request, call -> exports.state(call, patientId, export));
        if (state instanceof Exports.State.Ready ready) {
            send(ready, response);
        } else if (state instanceof Exports.State.Running running) {
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
            response.setHeader(PROGRESS, running.progress());
            response.setHeader("Retry-After", "1");
        }
    }

    private static void send(Exports.State.Ready ready, HttpServletResponse response) throws IOException {
        try (InputStream archive = ready.archive().open()) {
            response.setStatus(HttpServletResponse.SC_OK);
            response.setContentType(ready.mime());
            response.setHeader("Content-Disposition", "attachment; filename=\"carnet." + (ready.mime().endsWith("zip") ? "zip" : "sealed") + "\"");
            response.setContentLengthLong(ready.size());
            archive.transferTo(response.getOutputStream());
        }
    }
}
