package fr.carnet.document.hapi;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.access.hapi.Desk;
import fr.carnet.document.deposit.ProvideSubmission;
import fr.carnet.document.iti65.Iti65;
import fr.carnet.shared.fhir.OwnReferences;
import fr.carnet.shared.fhir.TransactionDoor;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/** {@code POST /fhir} with a submission set: ITI-65. */
@Component
class Iti65Door implements TransactionDoor {
    private final Desk desk;
    private final ProvideSubmission submissions;

    Iti65Door(Desk desk, ProvideSubmission submissions) {
        this.desk = desk;
        this.submissions = submissions;
    }

    @Override
    public boolean takes(Bundle transaction) {
        return Iti65.recognises(transaction);
    }

    @Override
    public Bundle serve(Bundle transaction, RequestDetails request) {
        OwnReferences.makeRelative(transaction, request);
        return desk.serve(request, call -> submissions.provide(call, transaction));
    }
}
