package fr.carnet.wip;
import org.springframework.stereotype.Component;
import fr.carnet.directory.Directory; import fr.carnet.shared.*; import java.util.*; import org.hl7.fhir.r4.model.*;
class Stubs {
 @Component static class D implements Directory { public Optional<Resource> find(String r){return Optional.empty();} public Optional<String> withIdentifier(String t, BusinessIdentifier i){return Optional.empty();} public String bring(Resource r){ return r.fhirType()+"/x"; } }
 @Component static class V implements fr.carnet.document.deposit.NewDocumentVisibility { public void apply(RecordNumber r, fr.carnet.identity.Caller c, DocumentReference d){} }
 @Component static class Dep implements fr.carnet.backfill.Deposit { public String store(RecordNumber r, Resource x, EntryFacts f){return "x";} public void replace(RecordNumber r, Resource x, EntryFacts f){} public void withdraw(RecordNumber r, String t, String i){} public String storeDocument(RecordNumber r, DocumentReference m, byte[] c){return "x";} }
}
