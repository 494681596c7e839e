package fr.carnet.document.deposit;

import fr.carnet.access.Ask;
import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.access.NamedRecords;
import fr.carnet.conformance.CodeLists;
import fr.carnet.content.ContentRow;
import fr.carnet.document.fhirdoc.FhirDocumentHeader;
import fr.carnet.document.rules.Flow;
import fr.carnet.document.rules.Level;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DocumentReference;
import org.springframework.stereotype.Component;

/** A FHIR document: a Bundle of type document kept byte for byte, its metadata made from its Composition. */
@Component
public class ProvideFhirDocument {
    private static final Ask ASK = Ask.deposit("ITI-105", "Bundle");
    private static final Ask DOCUMENT = Ask.deposit("ITI-105", "DocumentReference");

    /** What its metadata are made of: where a fault found in them is. */
    private static final String COMPOSITION = "Bundle.entry[0].resource";

    private final DocumentDesk desk;
    private final NamedRecords names;
    private final CodeLists lists;

    ProvideFhirDocument(DocumentDesk desk, NamedRecords names, CodeLists lists) {
        this.desk = desk;
        this.names = names;
        this.lists = lists;
    }

    /** @param bytes the Bundle as posted; @param contentType {@code application/fhir+json} or {@code application/fhir+xml} */
    public Shelved provide(Call call, Bundle bundle, byte[] bytes, String contentType) {
        FhirDocumentHeader header = FhirDocumentHeader.read(bundle);
        DocumentReference metadata = header.documentReference(contentType, new ClassOfType(lists));
        Entrance entrance = desk.enter(call, names.byIns(header.ins().get(0)), ASK);
        Incoming incoming = new Incoming(
                metadata, Flow.DERIVED, Level.BASE, bytes, contentType, ContentRow.Kind.BUNDLE, COMPOSITION);
        Judged judged = desk.judge(call, entrance, List.of(incoming)).get(0);
        return desk.shelve(call, entrance, judged, DOCUMENT);
    }
}
