package fr.carnet.conformance;

import ca.uhn.fhir.model.api.annotation.DatatypeDef;
import java.util.Base64;
import org.hl7.fhir.r4.model.Base64BinaryType;

/** The bytes of a content without the text they came as: copies share them, the text is made only when asked for. */
@DatatypeDef(name = "base64Binary", isSpecialization = true)
final class HeldBytes extends Base64BinaryType {
    private static final long serialVersionUID = 1L;

    HeldBytes(byte[] bytes) {
        super(bytes);
    }

    @Override
    protected String encode(byte[] bytes) {
        return null;
    }

    @Override
    public String getValueAsString() {
        return getValue() == null ? null : Base64.getEncoder().encodeToString(getValue());
    }

    @Override
    public Base64BinaryType copy() {
        HeldBytes copy = new HeldBytes(getValue());
        copyValues(copy);
        return copy;
    }

    @Override
    protected Base64BinaryType typedCopy() {
        return copy();
    }
}
