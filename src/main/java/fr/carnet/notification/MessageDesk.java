package fr.carnet.notification;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.access.Accessed;
import fr.carnet.access.Action;
import fr.carnet.access.Call;
import fr.carnet.identity.Caller;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.Visibility;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Communication;
import org.springframework.stereotype.Component;

/** What callers may ask of the messages: the holder's own, and for a médecin traitant those addressed to him. */
@Component
public class MessageDesk {
    private static final String TYPE = "Communication";
    private static final Set<String> FRAME = Set.of("_format", "_pretty");

    private final Register register;
    private final Readers readers;

    MessageDesk(Register register, Readers readers) {
        this.register = register;
        this.readers = readers;
    }

    /** @param total exact; empty when not asked */
    public record Found(List<Communication> messages, Optional<Long> total, Optional<String> nextCursor) {}

    /**
     * {@code GET /fhir/Communication?patient=…}; the register refuses what it does not offer.
     *
     * @param parameters as sent
     */
    public Found search(Call call, Map<String, List<String>> parameters) {
        onlyPersons(call);
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        List<String> byId = values(asked, "patient", "patient:Patient", "subject", "subject:Patient");
        List<String> byIns = values(asked, "patient.identifier", "patient:identifier", "subject.identifier");
        asked.keySet().removeAll(FRAME);
        if (byId.size() + byIns.size() != 1 || (byId.toString() + byIns).contains(",")) {
            throw Refusal.of(ErrorCode.ONE_RECORD);
        }
        Readers.Reading reading = readers.ofNamed(
                call, byId.stream().findFirst().map(MessageDesk::patientId), byIns.stream().findFirst().map(MessageDesk::ins));
        Register.Page page = register.search(
                reading.record().number(), TYPE, asked, visibility(call, reading), call.caller().key());
        call.accessed(looked(call, reading, "search-type", Optional.empty()));
        return new Found(page.entries().stream().map(MessageDesk::message).toList(), page.total(), page.nextCursor());
    }

    /** One message by id; {@code not-found} for whatever this caller may not see. */
    public Communication read(Call call, String id) {
        onlyPersons(call);
        Optional<Readers.Reading> reading = RecordNumber.ofId(id).flatMap(number -> readers.ofNumber(call, number));
        Entry entry = register.find(TYPE, id)
                .filter(found -> reading.filter(by -> by.record().number().equals(found.record()))
                        .filter(by -> visibility(call, by).shows(found.facts()))
                        .isPresent())
                .orElseThrow(() -> Refusal.of(ErrorCode.NOT_FOUND));
        call.accessed(looked(call, reading.orElseThrow(), "read", Optional.of(id)));
        return message(entry);
    }

    private static void onlyPersons(Call call) {
        boolean person = call.caller() instanceof Caller.Patient || call.caller() instanceof Caller.Professional;
        if (!person) {
            throw Refusal.of(ErrorCode.NOT_PERMITTED);
        }
    }

    private static Visibility visibility(Call call, Readers.Reading reading) {
        boolean professional = reading.standing() == Readers.Standing.PROFESSIONAL;
        return new Visibility(
                false,
                professional ? Set.of() : Set.of(Messages.TO_HOLDER),
                !professional,
                false,
                reading.standing() == Readers.Standing.HOLDER,
                professional ? Set.of(call.caller().key()) : Set.of(),
                professional,
                reading.now());
    }

    private static Accessed looked(Call call, Readers.Reading reading, String interaction, Optional<String> id) {
        String standing = reading.standing().name().toLowerCase(java.util.Locale.ROOT);
        boolean professional = reading.standing() == Readers.Standing.PROFESSIONAL;
        return new Accessed(
                call.caller(), Optional.of(reading.record().number()), Action.READ, interaction, TYPE, id,
                Optional.empty(), true, standing, professional ? "TREAT" : "PATRQT", "", call.requestId());
    }

    private static Communication message(Entry entry) {
        return FhirContext.forR4Cached().newJsonParser().parseResource(Communication.class, entry.json());
    }

    private static List<String> values(Map<String, List<String>> parameters, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            List<String> found = parameters.remove(name);
            values.addAll(found == null ? List.of() : found);
        }
        return values;
    }

    private static String patientId(String value) {
        return value.startsWith("Patient/") ? value.substring("Patient/".length()) : value;
    }

    private static BusinessIdentifier ins(String token) {
        return BusinessIdentifier.parse(token).orElseThrow(() -> Refusal.of(ErrorCode.ONE_RECORD));
    }
}
