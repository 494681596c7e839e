package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.NamedRecords;
import fr.carnet.content.ContentRow;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import fr.carnet.document.rules.Subject;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Simplified Publish (ITI-105): one document with its content inside. */
@Component
public class PublishDocument {
    private static final Ask ASK = Ask.deposit("ITI-105", "DocumentReference");

    private final DocumentDesk desk;
    private final NamedRecords names;
    private final ContentSubject contentSubject;

    PublishDocument(DocumentDesk desk, NamedRecords names, ContentSubject contentSubject) {
        this.desk = desk;
        this.names = names;
        this.contentSubject = contentSubject;
    }

    public Shelved publish(Call call, DocumentReference sent) {
        Entrance entrance = desk.enter(call, names.byReference(holder(sent), "DocumentReference.subject"), ASK);
        byte[] bytes = sent.getContentFirstRep().getAttachment().getData();
        Incoming incoming = new Incoming(
                sent, Flow.ITI_105, Level.BASE, bytes, "", ContentRow.Kind.BINARY, "DocumentReference");
        contentSubject.check(
                entrance.record(),
                bytes,
                sent.getContentFirstRep().getAttachment().getContentType(),
                "DocumentReference.content[0].attachment.data");
        Judged judged = desk.judge(call, entrance, List.of(incoming)).get(0);
        return desk.shelve(call, entrance, judged, ASK);
    }

    /** As in a submission, the subject may be a contained Patient with an INS. */
    private static Reference holder(DocumentReference sent) {
        Reference subject = sent.getSubject();
        if (!subject.hasReference() || !subject.getReference().startsWith("#")) {
            return subject;
        }
        Reference named = new Reference();
        Subject.of(sent, subject).ins().stream().limit(1).forEach(ins -> named.setIdentifier(
                new Identifier().setSystem(ins.system()).setValue(ins.value())));
        return named;
    }
}
