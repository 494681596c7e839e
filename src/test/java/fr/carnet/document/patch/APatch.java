package fr.carnet.document.patch;

import static fr.carnet.document.ADocument.A07;
import static fr.carnet.document.ADocument.A08;
import static fr.carnet.document.ADocument.full;
import static fr.carnet.document.ADocument.label;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import fr.carnet.conformance.CodeLists;
import fr.carnet.document.rules.Archived;
import fr.carnet.shared.Refusal;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** Patches in each form, and the documents they are tried on. */
final class APatch {
    static final CodeLists LISTS = new CodeLists();
    static final String MASK = "{\"coding\":[{\"system\":\"" + A07 + "\",\"code\":\"MASQUE_PS\"}]}";
    static final String F_MASK =
            "<f:securityLabel><f:coding><f:system value=\"" + A07 + "\"/><f:code value=\"MASQUE_PS\"/></f:coding></f:securityLabel>";
    static final String ARCHIVED = "extension.where(url='" + Archived.URL + "')";

    static DocumentReference current(String... visibility) {
        DocumentReference document = full();
        document.addSecurityLabel(label(A08, "R"));
        for (String code : visibility) {
            document.addSecurityLabel(label(A07, code));
        }
        return document;
    }

    static MetadataChange<DocumentReference> json(DocumentReference on, String operation) {
        return MetadataPatch.json("DocumentReference", "[" + operation + "]").applyTo(on, LISTS);
    }

    static MetadataChange<DocumentReference> xml(DocumentReference on, String operation) {
        return MetadataPatch.xml(
                        "DocumentReference", "<diff xmlns:f=\"http://hl7.org/fhir\">" + operation + "</diff>")
                .applyTo(on, LISTS);
    }

    static MetadataChange<DocumentReference> path(
            DocumentReference on, String type, String path, String name, String value) {
        return MetadataPatch.fhirPath("DocumentReference", parameters(type, path, name, value)).applyTo(on, LISTS);
    }

    /** @param value JSON of the part that gives the value, {@code ""} for none */
    static Parameters parameters(String type, String path, String name, String value) {
        String text = "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"operation\",\"part\":["
                + "{\"name\":\"type\",\"valueCode\":\"" + type + "\"},{\"name\":\"path\",\"valueString\":\"" + path + "\"}"
                + (name.isEmpty() ? "" : ",{\"name\":\"name\",\"valueString\":\"" + name + "\"}")
                + (value.isEmpty() ? "" : ",{\"name\":\"value\"," + value + "}")
                + (type.equals("insert") ? ",{\"name\":\"index\",\"valueInteger\":1}" : "")
                + "]}]}";
        return FhirContext.forR4Cached().newJsonParser().parseResource(Parameters.class, text);
    }

    static List<String> codes(MetadataChange<DocumentReference> change) {
        return change.result().getSecurityLabel().stream()
                .map(l -> l.getCodingFirstRep().getCode())
                .toList();
    }

    static DocumentReference archivedFalse() {
        DocumentReference document = current();
        document.addExtension("urn:other", new StringType("kept"));
        document.addExtension(Archived.URL, new BooleanType(false));
        return document;
    }

    static void assertRefused(ThrowingCallable call, String code, int status) {
        Refusal refusal = catchThrowableOfType(call, Refusal.class);
        assertThat(refusal).isNotNull();
        assertThat(refusal.code().code()).isEqualTo(code);
        assertThat(refusal.status()).isEqualTo(status);
    }

    private APatch() {}
}
