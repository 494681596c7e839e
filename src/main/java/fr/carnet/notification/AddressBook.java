package fr.carnet.notification;

import fr.carnet.record.RecordDirectory;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;

/** E-mail addresses: the one in a person's own Patient first, then what the installation's directories know. */
class AddressBook {
    private final RecordDirectory records;
    private final Register register;
    private final List<Addresses> directories;

    AddressBook(RecordDirectory records, Register register, List<Addresses> directories) {
        this.records = records;
        this.register = register;
        this.directories = directories;
    }

    Optional<String> holder(RecordFacts record) {
        return inRecord(record).or(() -> elsewhere(record.ins()));
    }

    /** A representative, by INS: his own record knows his address if he has one. */
    Optional<String> person(BusinessIdentifier ins) {
        return records.byIns(ins).flatMap(this::inRecord).or(() -> elsewhere(ins));
    }

    Optional<String> elsewhere(BusinessIdentifier person) {
        return directories.stream().flatMap(directory -> directory.email(person).stream()).findFirst();
    }

    /** Somebody told of a record that nobody knows is a fault of ours: the event's transaction must not commit. */
    RecordFacts record(RecordNumber number) {
        return records.byNumber(number).orElseThrow(() -> new IllegalStateException("a message about no record"));
    }

    private Optional<String> inRecord(RecordFacts record) {
        return register.find("Patient", record.patientId())
                .flatMap(patient -> PatientEmail.in(patient.json()));
    }
}
