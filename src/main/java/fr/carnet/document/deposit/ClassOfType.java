package fr.carnet.document.deposit;

import fr.carnet.conformance.CodeLists;
import fr.carnet.conformance.DocumentType;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Coding;

/** The class (classe) that goes with a document's type, where the list gives one. */
record ClassOfType(CodeLists lists) implements Function<String, Optional<Coding>> {
    @Override
    public Optional<Coding> apply(String typeCode) {
        return lists.documentType(typeCode)
                .map(DocumentType::documentClass)
                .flatMap(lists::documentClass)
                .map(listed -> new Coding(listed.system(), listed.code(), listed.label()));
    }
}
