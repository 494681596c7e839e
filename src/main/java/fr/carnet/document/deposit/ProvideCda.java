package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.NamedRecords;
import fr.carnet.conformance.CodeLists;
import fr.carnet.content.ContentRow;
import fr.carnet.document.cda.CdaHeader;
import fr.carnet.document.rules.DocumentLimits;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** A CDA R2 document whose metadata are made from its header (Generate Metadata, ITI-106). */
@Component
public class ProvideCda {
    private static final Ask ASK = Ask.deposit("ITI-106", "DocumentReference");

    private final DocumentDesk desk;
    private final NamedRecords names;
    private final CodeLists lists;

    ProvideCda(DocumentDesk desk, NamedRecords names, CodeLists lists) {
        this.desk = desk;
        this.names = names;
        this.lists = lists;
    }

    /**
     * Deposits it in the record its header names.
     *
     * @throws Refusal {@code too-large} before anything of it is read, {@code invalid} with what is wrong with it
     */
    public Shelved provide(Call call, byte[] document) {
        if (document.length > DocumentLimits.USUAL.software()) {
            throw Refusal.of(ErrorCode.TOO_LARGE);
        }
        CdaHeader header = CdaHeader.read(document);
        DocumentReference metadata = header.documentReference(new ClassOfType(lists));
        Entrance entrance = desk.enter(call, names.byIns(header.ins().get(0)), ASK);
        Incoming incoming = new Incoming(
                metadata,
                Flow.DERIVED,
                Level.BASE,
                document,
                header.contentType(),
                ContentRow.Kind.BINARY,
                "DocumentReference");
        Judged judged = desk.judge(call, entrance, List.of(incoming)).get(0);
        return desk.shelve(call, entrance, judged, ASK);
    }
}
