package fr.carnet.notification;

import fr.carnet.document.DocumentAdded;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.fhir.FhirJson;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds the holder every year that his advance directives are in his record (CSP R1111-19), as long as they are current
 * and the record is open. A closed record is reminded of once it is open again.
 */
@Component
class DirectiveReminders implements DueJob {
    private static final String TYPE = "DocumentReference";
    /** Directives anticipées. */
    private static final String DIRECTIVES = "EXPPAT_3";
    private static final int MOST = 500;

    private final JdbcClient jdbc;
    private final Messages messages;
    private final RecordDirectory records;
    private final Register register;
    private final Period every;
    private final TransactionTemplate transaction;

    DirectiveReminders(
            JdbcClient jdbc,
            Messages messages,
            RecordDirectory records,
            Register register,
            NotificationSettings settings,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.records = records;
        this.register = register;
        this.every = settings.remindDirectives();
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Due(RecordNumber record, String document) {}

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DocumentAdded added) {
        if (added.facts().documentType().equals(DIRECTIVES)) {
            jdbc.sql("insert into carnet_directive_reminder (record, document, remind_at) values (?, ?, ?)")
                    .params(added.record().value(), added.documentId(), next(added.at()))
                    .update();
        }
    }

    @Override
    public String name() {
        return "directives-reminder";
    }

    /** Each in a transaction of its own; running twice, or on two servers at once, reminds once. */
    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> done = new ArrayList<>();
        for (Due due : due(now)) {
            String outcome = transaction.execute(status -> run(due, now));
            if (outcome != null) {
                String patient = records.byNumber(due.record()).map(RecordFacts::patientId).orElse("");
                done.add(new Outcome(name(), patient, outcome));
            }
        }
        return done;
    }

    private List<Due> due(Instant now) {
        return jdbc.sql("select d.record, d.document from carnet_directive_reminder d join carnet_record r"
                        + " on r.record = d.record where d.remind_at <= ? and r.state = 'OPEN'"
                        + " order by d.remind_at, d.document limit " + MOST)
                .param(Outbox.time(now))
                .query((row, i) -> new Due(new RecordNumber(row.getInt(1)), row.getString(2)))
                .list();
    }

    private String run(Due due, Instant now) {
        boolean open = records.lock(due.record())
                .filter(record -> record.state() == RecordFacts.State.OPEN)
                .isPresent();
        if (!open || !stillDue(due, now)) {
            return null;
        }
        if (!current(due)) {
            jdbc.sql("delete from carnet_directive_reminder where record = ? and document = ?")
                    .params(due.record().value(), due.document())
                    .update();
            return "ended";
        }
        jdbc.sql("update carnet_directive_reminder set remind_at = ? where record = ? and document = ?")
                .params(next(now), due.record().value(), due.document())
                .update();
        messages.tellHolder(Notice.of(due.record(), Topic.DIRECTIVES_REMINDER, now));
        return "reminded";
    }

    private boolean stillDue(Due due, Instant now) {
        return jdbc.sql("select count(*) from carnet_directive_reminder where record = ? and document = ? and remind_at <= ?")
                        .params(due.record().value(), due.document(), Outbox.time(now))
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private boolean current(Due due) {
        return register.find(TYPE, due.document())
                .filter(entry -> !entry.facts().deleted())
                .map(entry -> FhirJson.parse(DocumentReference.class, entry.json()).getStatus())
                .filter(DocumentReferenceStatus.CURRENT::equals)
                .isPresent();
    }

    private OffsetDateTime next(Instant from) {
        return Outbox.time(from.atZone(BusinessClock.PARIS).plus(every).toInstant());
    }
}
