package fr.carnet.portability.hapi;

import java.util.Set;
import java.util.Locale;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.lifecycle.StatusAnswer;
import fr.carnet.portability.RecordImport;
import fr.carnet.record.RecordStatus;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/**
 * {@code POST /fhir/$import-record} (CONTRACT 4), by the operator, the archive as body. Answers the Parameters of {@code
 * $record-status} with what came in.
 */
@Component
class ImportRecordProvider implements OfferedProvider {
    private static final String SEALED = "application/vnd.carnet.sealed-record";

    private final Desk desk;
    private final RecordImport imports;
    private final StatusAnswer answer;

    ImportRecordProvider(Desk desk, RecordImport imports, StatusAnswer answer) {
        this.desk = desk;
        this.imports = imports;
        this.answer = answer;
    }

    @Operation(name = "$import-record", manualRequest = true)
    public Parameters importRecord(RequestDetails request, HttpServletRequest body) throws IOException {
        Alone.require();
        desk.serve(request, call -> {
            imports.admit(call);
            return true;
        });
        RecordImport.Stored stored = stored(request, body);
        boolean entered = false;
        try {
            Parameters entering = desk.serve(request, call -> {
                RecordStatus status = imports.enter(call, stored);
                Parameters told = answer.of(call, status);
                told.addParameter("resources", new IntegerType(stored.resources()));
                told.addParameter("documents", new IntegerType(stored.documents()));
                return told;
            });
            entered = true;
            return entering;
        } finally {
            if (!entered) {
                imports.giveUp(stored);
            }
        }
    }

    /** A refusal here is traced as any other. */
    private RecordImport.Stored stored(RequestDetails request, HttpServletRequest body) throws IOException {
        boolean sealed = requireArchive(body).equals(SEALED);
        try {
            return sealed ? imports.storeSealed(body.getInputStream()) : imports.store(body.getInputStream());
        } catch (Refusal refusal) {
            return desk.serve(request, call -> {
                imports.attempted(call);
                throw refusal;
            });
        }
    }

    private static String requireArchive(HttpServletRequest body) {
        String type = body.getContentType() == null
                ? ""
                : body.getContentType().split(";")[0].trim().toLowerCase(Locale.ROOT);
        if (!Set.of("application/zip", SEALED).contains(type)) {
            throw Refusal.of(
                            ErrorCode.NOT_OFFERED,
                            "http.Content-Type",
                            "Envoyez l'archive telle quelle, en application/zip ou " + SEALED + ".",
                            "Send the archive as it is, as application/zip or " + SEALED + ".")
                    .status(415);
        }
        return type;
    }
}
