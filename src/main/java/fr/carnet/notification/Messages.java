package fr.carnet.notification;

import fr.carnet.access.Situation;
import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.EntryFacts;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.RecordNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Tells: stores the Communication and puts the e-mails into the outbox, in the transaction of the event. */
class Messages {
    /** Who acts for the holder at an instant: INS of his legal representatives. */
    interface Representatives {
        List<BusinessIdentifier> of(RecordNumber record, Instant now);
    }

    /** Kinds of message, kept where the matrix has its document type: no profession's row contains them. */
    static final String TO_HOLDER = "message-holder";

    static final String TO_PROFESSIONAL = "message-professional";

    private final Register register;
    private final AddressBook addresses;
    private final Representatives representatives;
    private final Outbox outbox;

    Messages(Register register, AddressBook addresses, Representatives representatives, Outbox outbox) {
        this.register = register;
        this.addresses = addresses;
        this.representatives = representatives;
        this.outbox = outbox;
    }

    /**
     * Tells the holder, and by e-mail those who act for him. What is hidden from them is not sent to a minor's address
     * either: he cannot sign in yet, and his contact data are theirs to read and change.
     */
    void tellHolder(Notice notice) {
        RecordFacts record = addresses.record(notice.record());
        Reference holder = new Reference("Patient/" + record.patientId());
        store(notice, record, holder, new EntryFacts(
                TO_HOLDER, Set.of(), "", true, null, notice.hiddenFromRepresentatives(), false));
        boolean hidden = notice.hiddenFromRepresentatives();
        if (!hidden || !Situation.minor(record, notice.at())) {
            outbox.put(notice, record.ins(), addresses.holder(record), true);
        }
        if (!hidden) {
            representatives.of(notice.record(), notice.at()).stream()
                    .distinct()
                    .forEach(ins -> outbox.put(notice, ins, addresses.person(ins), true));
        }
    }

    /** @param idNatPs of the médecin traitant */
    void tellDoctor(Notice notice, String idNatPs) {
        RecordFacts record = addresses.record(notice.record());
        BusinessIdentifier doctor = new BusinessIdentifier(NamingSystems.ID_NAT_PS, idNatPs);
        Reference recipient = new Reference().setType("Practitioner");
        recipient.setIdentifier(new Identifier().setSystem(doctor.system()).setValue(idNatPs));
        store(notice, record, recipient, new EntryFacts(
                TO_PROFESSIONAL, Set.of("ps:" + idNatPs), "", true, null, false, false));
        outbox.put(notice, doctor, addresses.elsewhere(doctor), false);
    }

    private static Attachment calendar(String text) {
        return new Attachment()
                .setContentType("text/calendar")
                .setTitle("rappel.ics")
                .setData(text.getBytes(StandardCharsets.UTF_8));
    }

    private void store(Notice notice, RecordFacts record, Reference recipient, EntryFacts facts) {
        Communication message = new Communication();
        message.setStatus(Communication.CommunicationStatus.COMPLETED);
        message.addCategory(new CodeableConcept(
                new Coding(Topic.SYSTEM, notice.topic().code(), null)));
        message.setSubject(new Reference("Patient/" + record.patientId()));
        message.addRecipient(recipient);
        message.setSender(new Reference().setDisplay("Carnet"));
        message.setSent(Date.from(notice.at()));
        boolean toHolder = facts.documentType().equals(TO_HOLDER);
        message.addPayload().setContent(new org.hl7.fhir.r4.model.StringType(
                Wording.communication(notice.topic(), toHolder, notice.detail())));
        if (notice.calendar() != null) {
            message.addPayload().setContent(calendar(notice.calendar().inside()));
        }
        register.create(record.number(), message, facts);
    }
}
