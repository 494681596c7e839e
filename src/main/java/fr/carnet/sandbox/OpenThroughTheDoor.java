package fr.carnet.sandbox;

import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Call;
import fr.carnet.identity.Caller;
import fr.carnet.identity.Scopes;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens records of made-up people as an Assurance Maladie agent does, trace included. */
@Component
@ConditionalOnProperty("carnet.sandbox.enabled")
class OpenThroughTheDoor implements OpenRecord {
    private static final Caller AGENT = new Caller.Agent("sandbox", Scopes.NONE);

    private final fr.carnet.lifecycle.OpenRecord door;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OpenThroughTheDoor(
            fr.carnet.lifecycle.OpenRecord door,
            PlatformTransactionManager transactionManager,
            ApplicationEventPublisher events) {
        this.door = door;
        this.transaction = new TransactionTemplate(transactionManager);
        this.events = events;
    }

    @Override
    public String open(Patient patient, List<RelatedPerson> representatives, boolean importHistory) {
        return transaction.execute(status -> {
            Call call = new Call(AGENT, Locale.FRENCH, UUID.randomUUID().toString());
            String id = door.open(call, patient, representatives, importHistory)
                    .status()
                    .facts()
                    .patientId();
            events.publishEvent(new AccessesOfCall(call.accesses()));
            return id;
        });
    }
}
