package fr.carnet.backfill.hapi;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.Ask;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.access.hapi.Desk;
import fr.carnet.backfill.HistoryImport;
import fr.carnet.lifecycle.StatusAnswer;
import fr.carnet.record.Records;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.OfferedProvider;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * {@code POST /fhir/Patient/{id}/$import-history} (CONTRACT 4), by the feed or the operator. Decided and traced first, in
 * a transaction of its own, then run page by page, then answered with the state of the record.
 */
@Component
class ImportHistoryProvider implements OfferedProvider {
    private static final Ask ASK = Ask.execute(Need.IMPORT, "$import-history", "Patient");

    private final Desk desk;
    private final Gate gate;
    private final NamedRecords names;
    private final HistoryImport imports;
    private final ImportAnswer answer;

    ImportHistoryProvider(Desk desk, Gate gate, NamedRecords names, HistoryImport imports, ImportAnswer answer) {
        this.desk = desk;
        this.gate = gate;
        this.names = names;
        this.imports = imports;
        this.answer = answer;
    }

    /** How the answer is made. */
    @Component
    record ImportAnswer(Records records, StatusAnswer status) {}

    @Operation(name = "$import-history", typeName = "Patient")
    public Parameters run(@IdParam IdType id, RequestDetails request) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw Refusal.of(
                    ErrorCode.NOT_OFFERED,
                    "Bundle.entry.request",
                    "L'import ne tient pas dans une transaction : faites l'appel seul.",
                    "The import does not fit into a transaction: make the call alone.");
        }
        RecordNumber record = desk.serve(request, call -> gate.enter(call, names.byPatientId(id.getIdPart()), ASK)
                .record()
                .number());
        imports.run(record);
        return desk.serve(request, call -> answer.records()
                .status(record)
                .map(status -> answer.status().of(call, status))
                .orElseThrow(() -> Refusal.of(ErrorCode.RECORD_UNKNOWN)));
    }
}
