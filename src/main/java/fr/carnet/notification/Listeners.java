package fr.carnet.notification;

import fr.carnet.access.Accessed;
import fr.carnet.access.AccessesOfCall;
import fr.carnet.access.Action;
import fr.carnet.access.EmergencyOpened;
import fr.carnet.access.GrantDeclared;
import fr.carnet.access.Reason;
import fr.carnet.backfill.HistoryImported;
import fr.carnet.document.DocumentAdded;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordClosed;
import fr.carnet.record.RecordOpened;
import fr.carnet.register.FactsChanged;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Hears the other rooms' events in their transaction: what is rolled back was never told, what is committed is. */
@Transactional(propagation = Propagation.MANDATORY)
class Listeners {
    /** Asking whether a record exists, or about rights and traces, is not yet an access to what it holds. */
    private static final Set<String> NOT_CONTENT = Set.of("Patient", "Consent", "AuditEvent", "Communication", "RelatedPerson");

    private final Messages messages;
    private final FirstAccesses firsts;
    private final Announcements announcements;
    private final TreatingDoctors doctors;
    private final BusinessClock clock;

    Listeners(
            Messages messages,
            FirstAccesses firsts,
            Announcements announcements,
            TreatingDoctors doctors,
            BusinessClock clock) {
        this.messages = messages;
        this.firsts = firsts;
        this.announcements = announcements;
        this.doctors = doctors;
        this.clock = clock;
    }

    /** IdNat_PS of the médecin traitant at an instant, if the holder has one. */
    interface TreatingDoctors {
        Optional<String> of(RecordNumber record, Instant now);
    }

    @EventListener
    public void on(RecordOpened opened) {
        messages.tellHolder(Notice.of(opened.record(), Topic.RECORD_OPENED, opened.at()));
    }

    @EventListener
    public void on(RecordClosed closed) {
        messages.tellHolder(Notice.of(closed.record(), Topic.RECORD_CLOSED, closed.at()));
    }

    @EventListener
    public void on(HistoryImported imported) {
        messages.tellHolder(Notice.of(imported.record(), Topic.HISTORY_IMPORTED, imported.at()));
    }

    @EventListener
    public void on(DocumentAdded added) {
        announcements.added(added);
    }

    @EventListener
    public void on(FactsChanged change) {
        if (change.type().equals("DocumentReference")) {
            announcements.changed(change);
        }
    }

    /** CSP R1111-48: the holder and his médecin traitant are told of every emergency access. */
    @EventListener
    public void on(EmergencyOpened emergency) {
        String detail = name(emergency.caller()) + " : " + emergency.reason();
        tellEmergency(
                new Notice(
                        emergency.record(),
                        Topic.EMERGENCY_ACCESS,
                        emergency.openedAt(),
                        detail,
                        emergency.caller().secret()),
                emergency.treatingDoctor());
    }

    private void tellEmergency(Notice notice, Optional<String> treatingDoctor) {
        messages.tellHolder(notice);
        treatingDoctor.ifPresent(doctor -> messages.tellDoctor(notice, doctor));
    }

    @EventListener
    public void on(GrantDeclared grant) {
        messages.tellHolder(
                new Notice(
                grant.record(), Topic.GRANT_DECLARED, clock.now(), name(grant.caller()), grant.caller().secret()));
    }

    @EventListener
    public void on(AccessesOfCall call) {
        call.accesses().forEach(this::on);
    }

    @EventListener
    public void on(Accessed access) {
        boolean reads = access.action() == Action.READ
                || (access.action() == Action.EXECUTE && !access.interaction().startsWith("$"));
        if (!access.granted() || !reads || access.record().isEmpty() || NOT_CONTENT.contains(access.resourceType())) {
            return;
        }
        if (access.facts().filter(facts -> Announcements.hidden(facts, clock.now())).isPresent()) {
            return; // would tell that there is something the holder does not see yet
        }
        if (access.caller() instanceof Caller.Professional professional) {
            told(access, professional);
        }
    }

    /** The regulation of emergency calls is an emergency too: nobody opens it, so its first access in an hour tells. */
    private void told(Accessed access, Caller.Professional professional) {
        Instant now = clock.now();
        RecordNumber record = access.record().orElseThrow();
        if (access.reason().equals(Reason.REGULATION)) {
            if (firsts.isFirstInAnHour(record, known("regulation " + professional.key(), professional), now)) {
                String detail = name(professional) + " : régulation SAMU";
                tellEmergency(
                        new Notice(record, Topic.EMERGENCY_ACCESS, now, detail, professional.secret()),
                        doctors.of(record, now));
            }
        } else if (first(record, professional, now)) {
            messages.tellHolder(new Notice(record, Topic.FIRST_ACCESS, now, name(professional), professional.secret()));
        }
    }

    /**
     * What was first in a secret connection is first again in an open one: representatives were not told of it. Who is
     * known openly is not told again in secret.
     */
    private boolean first(RecordNumber record, Caller.Professional professional, Instant now) {
        boolean told = professional.secret() && firsts.knows(record, professional.key());
        return !told && firsts.isFirst(record, known(professional.key(), professional), now);
    }

    private static String known(String as, Caller.Professional professional) {
        return professional.secret() ? MovedFirstAccesses.SECRET + as : as;
    }

    private static String name(Caller caller) {
        if (caller instanceof Caller.Professional professional) {
            String names = (professional.given() + " " + professional.family()).trim();
            return (names.isEmpty() ? "" : names + ", ") + "IdNat_PS " + professional.idNatPs();
        }
        return caller.key().substring(caller.key().indexOf(':') + 1);
    }
}
