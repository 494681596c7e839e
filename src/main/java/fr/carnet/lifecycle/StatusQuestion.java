package fr.carnet.lifecycle;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.access.Gate;
import fr.carnet.access.Standing;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordStatus;
import fr.carnet.record.Records;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The test of existence (TD0.2): is there a record under this INS, and how does the caller stand to it? Never a
 * record-level refusal, except to a patient who asks about somebody else. Traced; limited for those without access.
 */
@Component
public class StatusQuestion {
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private final Records records;
    private static final String SEARCH = "TD0.2";

    private final Gate gate;
    private final LifecycleSettings settings;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().expireAfterAccess(WINDOW.plusMinutes(1)).build();

    StatusQuestion(Records records, Gate gate, LifecycleSettings settings) {
        this.records = records;
        this.gate = gate;
        this.settings = settings;
    }

    /** The same question as a search on Patient, which the feed and the operator have no use for. */
    public Optional<RecordStatus> search(Call call, BusinessIdentifier ins) {
        if (call.caller() instanceof Caller.Feed || call.caller() instanceof Caller.Operator) {
            throw refused(call, records.status(ins), SEARCH, ErrorCode.NOT_PERMITTED);
        }
        return ask(call, ins, SEARCH);
    }

    public Optional<RecordStatus> ask(Call call, BusinessIdentifier ins, String interaction) {
        Optional<RecordStatus> status = records.status(ins);
        if (!call.caller().scopes().allow("Patient", interaction.equals(SEARCH) ? 's' : 'r')) {
            throw refused(call, status, interaction, ErrorCode.NOT_PERMITTED);
        }
        if (call.caller() instanceof Caller.Patient patient) {
            refuseOthers(call, patient, ins, status, interaction);
        }
        boolean valid = status.filter(s -> gate.state(call, s.facts()).access().equals("valid")).isPresent();
        Duration wait = valid ? Duration.ZERO : waitFor(call.caller().key());
        if (!wait.isZero()) {
            throw refused(call, status, interaction, ErrorCode.TOO_MANY_REQUESTS).retryAfter(wait);
        }
        note(call, status.map(s -> s.facts().number()), interaction, true, "status");
        return status;
    }

    private void refuseOthers(
            Call call,
            Caller.Patient patient,
            BusinessIdentifier ins,
            Optional<RecordStatus> status,
            String interaction) {
        boolean linked = status.map(s -> gate.standing(call, s.facts()))
                .filter(standing -> standing == Standing.REPRESENTATIVE || standing == Standing.CARER)
                .isPresent();
        if (!patient.ins().equals(ins) && !linked) {
            throw refused(call, status, interaction, ErrorCode.NOT_YOURS);
        }
    }

    private static Refusal refused(Call call, Optional<RecordStatus> status, String interaction, ErrorCode code) {
        note(call, status.map(s -> s.facts().number()), interaction, false, code.code());
        return Refusal.of(code);
    }

    /** How long until this caller may ask again; zero when he may now. */
    private Duration waitFor(String caller) {
        Bucket bucket = buckets.get(caller, key -> Bucket.builder()
                .addLimit(limit -> limit.capacity(settings.statusQuestions())
                        .refillIntervally(settings.statusQuestions(), WINDOW))
                .build());
        ConsumptionProbe asked = bucket.tryConsumeAndReturnRemaining(1);
        return asked.isConsumed() ? Duration.ZERO : Duration.ofNanos(asked.getNanosToWaitForRefill());
    }

    private static void note(
            Call call, Optional<RecordNumber> number, String interaction, boolean granted, String reason) {
        call.accessed(new Accessed(
                call.caller(),
                number,
                Action.READ,
                interaction,
                "Patient",
                Optional.empty(),
                Optional.empty(),
                granted,
                reason,
                "PATADMIN",
                "",
                call.requestId()));
    }
}
