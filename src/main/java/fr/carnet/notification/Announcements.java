package fr.carnet.notification;

import fr.carnet.document.DocumentAdded;
import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.DueJob;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Documents deposited hidden from the holder until an announcement consultation (CSP R1111-53): after two weeks he is
 * invited to consult, without a word of what about; when the document becomes visible, after one month or because a
 * professional showed it, he is told that it was added.
 */
public class Announcements implements DueJob {
    private final WaitingDocuments waiting;
    private final Messages messages;
    private final RecordDirectory records;
    private final Period inviteAfter;
    private final TransactionTemplate transaction;
    private final BusinessClock clock;

    Announcements(
            WaitingDocuments waiting,
            Messages messages,
            RecordDirectory records,
            Period inviteAfter,
            Times times) {
        this.waiting = waiting;
        this.messages = messages;
        this.records = records;
        this.inviteAfter = inviteAfter;
        this.transaction = times.transaction();
        this.clock = times.clock();
    }

    /** Business time, and the transaction each due document is told in. */
    record Times(BusinessClock clock, TransactionTemplate transaction) {}

    void added(DocumentAdded added) {
        EntryFacts facts = added.facts();
        if (!hidden(facts, added.at())) {
            tell(added.record(), Topic.DOCUMENT_ADDED, added.at(), facts.hiddenFromRepresentatives());
            return;
        }
        Instant inviteAt = added.at()
                .atZone(BusinessClock.PARIS)
                .plus(inviteAfter)
                .toInstant();
        waiting.add(new WaitingDocuments.Waiting(
                added.record(),
                added.documentId(),
                inviteAt,
                facts.hiddenFromPatientUntil(),
                facts.hiddenFromRepresentatives(),
                false));
    }

    /** Shown earlier, or deleted before anybody told of it. */
    void changed(FactsChanged change) {
        waiting.find(change.record(), change.id()).ifPresent(document -> {
            Instant now = clock.now();
            boolean shown = !hidden(change.facts(), now);
            if (change.facts().deleted() || shown) {
                waiting.remove(document);
            } else {
                waiting.update(document.with(change.facts()));
            }
            if (shown && !change.facts().deleted()) {
                tell(change.record(), Topic.DOCUMENT_ADDED, now, change.facts().hiddenFromRepresentatives());
            }
        });
    }

    @Override
    public String name() {
        return "announcement";
    }

    /**
     * Tells what is due at this business time; each document in a transaction of its own. Running it twice, or on two
     * servers at once, tells nothing twice.
     */
    @Override
    public List<Outcome> runDue(Instant now) {
        List<Outcome> done = new ArrayList<>();
        for (WaitingDocuments.Waiting document : waiting.due(now)) {
            String outcome = transaction.execute(status -> run(document, now));
            if (outcome != null) {
                String patient = records.byNumber(document.record())
                        .map(RecordFacts::patientId)
                        .orElse("");
                done.add(new Outcome(name(), patient, outcome));
            }
        }
        return done;
    }

    private String run(WaitingDocuments.Waiting candidate, Instant now) {
        WaitingDocuments.Waiting document =
                waiting.lock(candidate.record(), candidate.document()).orElse(null);
        boolean open = records.byNumber(candidate.record())
                .map(record -> record.state() == RecordFacts.State.OPEN)
                .orElse(false);
        if (document == null || !open) {
            return null;
        }
        if (!document.visibleAt().isAfter(now)) {
            waiting.remove(document);
            tell(document.record(), Topic.DOCUMENT_ADDED, now, document.hiddenFromRepresentatives());
            return Topic.DOCUMENT_ADDED.code();
        }
        if (document.invited() || document.inviteAt().isAfter(now)) {
            return null;
        }
        waiting.update(document.asInvited());
        tell(document.record(), Topic.ANNOUNCEMENT_WAITING, now, document.hiddenFromRepresentatives());
        return Topic.ANNOUNCEMENT_WAITING.code();
    }

    private void tell(RecordNumber record, Topic topic, Instant at, boolean hiddenFromRepresentatives) {
        messages.tellHolder(new Notice(record, topic, at, "", hiddenFromRepresentatives));
    }

    static boolean hidden(EntryFacts facts, Instant now) {
        return facts.hiddenFromPatientUntil() != null
                && facts.hiddenFromPatientUntil().isAfter(now);
    }
}
