package fr.carnet.pharmacy;

import fr.carnet.access.Action;
import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.Gate;
import fr.carnet.access.NamedRecords;
import fr.carnet.access.Need;
import fr.carnet.clinical.Shown;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.register.Slice;
import fr.carnet.shared.BusinessClock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.springframework.stereotype.Component;

/**
 * The medicines file of one record: what the caller may see of it in its windows, grouped by product. One statement reads
 * all of it; everything said about it is computed from what this caller sees, so that what is hidden tells nothing.
 */
@Component
public class MedicinesFile {
    private static final String ALLERGY = "AllergyIntolerance";
    private static final Ask ASK =
            new Ask(Need.MEDICINES, Action.READ, 's', "$medication-history", "MedicationDispense", "");

    private final Gate gate;
    private final NamedRecords names;
    private final Register register;
    private final BusinessClock clock;
    private final FileRules rules;

    MedicinesFile(Gate gate, NamedRecords names, Register register, BusinessClock clock, FileRules rules) {
        this.gate = gate;
        this.names = names;
        this.register = register;
        this.clock = clock;
        this.rules = rules;
    }

    /** What the file is read with. */
    @Component
    static final class FileRules {
        private final PharmacySettings settings;
        private final Shown shown;
        private final Medicines medicines = Medicines.shipped();

        FileRules(PharmacySettings settings, Shown shown) {
            this.settings = settings;
            this.shown = shown;
        }
    }

    /**
     * The file as this caller sees it, as a searchset; refuses as the record-level decision does.
     *
     * @param self the request's address
     * @param base FHIR base
     */
    public Made bundle(Call call, String patientId, String self, String base) {
        Map<String, String> stored = new HashMap<>();
        History history = read(call, patientId, stored);
        return new Made(new HistoryBundle(history, new Sentences(call.locale()), base).of(self), stored);
    }

    /** @param stored the JSON of what is stored, as it is shown, by {@code Type/id} */
    public record Made(Bundle bundle, Map<String, String> stored) {}

    private History read(Call call, String patientId, Map<String, String> stored) {
        Entrance entrance = gate.enter(call, names.byPatientId(patientId), ASK);
        LocalDate today = clock.now().atZone(BusinessClock.PARIS).toLocalDate();
        FileWindows windows = new FileWindows(today, rules.settings);
        List<Slice> slices = slices(windows).stream()
                .filter(slice -> call.caller().scopes().allow(slice.type(), 's'))
                .toList();
        List<Entry> entries = register.slices(entrance.record().number(), slices, entrance.visibility());
        entries.forEach(entry -> stored.put(entry.type() + "/" + entry.id(), rules.shown.jsonOf(entry)));
        List<ProductGroup> groups = ProductGroup.of(lines(entries, windows));
        List<Allergy> allergies = entries.stream()
                .filter(entry -> entry.type().equals(ALLERGY))
                .flatMap(entry -> Allergy.of(entry, rules.shown, rules.medicines).stream())
                .toList();
        return new History(
                entrance.record().patientId(),
                windows,
                groups,
                Alert.of(groups, allergies, rules.medicines.doubles()),
                entrance.reason(),
                clock.now());
    }

    private List<Slice> slices(FileWindows windows) {
        return List.of(
                dispensed(windows, Kind.MEDICINE, Set.of()),
                dispensed(windows, Kind.BIOLOGIC, rules.medicines.codesOf(rules.medicines.biologics())),
                dispensed(windows, Kind.VACCINE, rules.medicines.codesOf(rules.medicines.vaccines())),
                new Slice("Immunization", windows.readFrom(Kind.VACCINE), windows.readTo(), Set.of()),
                new Slice("DeviceUseStatement", windows.readFrom(Kind.DEVICE), windows.readTo(), Set.of()),
                Slice.all(ALLERGY));
    }

    private static Slice dispensed(FileWindows windows, Kind kind, Set<String> codes) {
        return new Slice("MedicationDispense", windows.readFrom(kind), windows.readTo(), codes);
    }

    private List<Line> lines(List<Entry> entries, FileWindows windows) {
        LineReader reader = new LineReader(rules.medicines, rules.shown);
        List<Line> lines = entries.stream()
                .filter(entry -> !entry.type().equals(ALLERGY))
                .map(reader::read)
                .flatMap(Optional::stream)
                .filter(line -> windows.contains(line.kind(), line.days()))
                .toList();
        return new Doubles(rules.settings.duplicateDays()).merged(lines);
    }
}
