package fr.carnet.audit;

import fr.carnet.access.Accessed;
import fr.carnet.identity.Caller;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** Makes the trace row of an access: cleaned of control characters and cut to the columns, so that it reads back equal. */
final class TraceOf {
    /** Naming system of accounts that have no national identifier. */
    static final String ACCOUNT = "https://carnet.example/fhir/NamingSystem/account";

    private TraceOf() {}

    static Trace access(Accessed access, Instant now) {
        return new Trace(
                access.record().map(RecordNumber::value).orElse(0),
                UUID.randomUUID().toString(),
                now.truncatedTo(ChronoUnit.MICROS),
                agent(access.caller()),
                deed(access),
                hiding(access),
                clean(access.requestId(), 128));
    }

    private static Trace.Agent agent(Caller caller) {
        if (caller instanceof Caller.Professional ps) {
            return new Trace.Agent(
                    "professional",
                    clean(ps.key(), 200),
                    NamingSystems.ID_NAT_PS,
                    clean(ps.idNatPs(), 100),
                    clean((text(ps.family()) + " " + text(ps.given())).trim(), 200),
                    clean(ps.profession(), 20),
                    clean(ps.specialty(), 20),
                    clean(ps.structure().orElse(""), 64));
        }
        BusinessIdentifier who = identifier(caller);
        String structure = caller instanceof Caller.Structure st ? clean(st.idNatStruct(), 64) : "";
        return new Trace.Agent(
                caller.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT),
                clean(caller.key(), 200), clean(who.system(), 100), clean(who.value(), 100), "", "", "", structure);
    }

    private static BusinessIdentifier identifier(Caller caller) {
        if (caller instanceof Caller.Patient patient) {
            return patient.ins();
        }
        if (caller instanceof Caller.Structure structure) {
            return new BusinessIdentifier(NamingSystems.ID_NAT_STRUCT, structure.idNatStruct());
        }
        String key = caller.key();
        return new BusinessIdentifier(ACCOUNT, key.substring(key.indexOf(':') + 1));
    }

    private static Trace.Deed deed(Accessed access) {
        String rest = Interactions.rest(access.interaction(), access.action(), access.resourceId().isPresent());
        return new Trace.Deed(
                Interactions.action(rest, access.action()),
                clean(access.interaction(), 64),
                rest,
                clean(access.resourceType(), 64),
                access.resourceId().map(id -> clean(id, 64)),
                access.granted(),
                clean(access.reason(), 500),
                clean(access.purpose(), 32),
                clean(access.query(), 20_000));
    }

    private static Trace.Hiding hiding(Accessed access) {
        boolean secret = access.caller() instanceof Caller.Professional ps && ps.secret();
        Optional<EntryFacts> facts = access.facts();
        Instant until = facts.map(EntryFacts::hiddenFromPatientUntil).orElse(null);
        return new Trace.Hiding(
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS),
                facts.map(EntryFacts::hiddenFromRepresentatives).orElse(false),
                secret);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    /** Printable characters of the first plane only, as nearly every value: nothing to clean. */
    private static boolean plain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            if (one < ' ' || one == 0x7f || Character.isSurrogate(one)) {
                return false;
            }
        }
        return true;
    }

    private static String cleaned(String value) {
        String wellFormed = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return wellFormed.replaceAll("\\p{Cntrl}", " ");
    }

    /** Without control characters or broken surrogates (a database would not give them back), at most so long. */
    private static String clean(String value, int length) {
        String line = plain(text(value)) ? text(value) : cleaned(value);
        if (line.length() <= length) {
            return line;
        }
        return line.substring(0, Character.isHighSurrogate(line.charAt(length - 1)) ? length - 1 : length);
    }
}
