package fr.carnet.conformance;

import fr.carnet.shared.Fault;
import fr.carnet.shared.Warning;

/**
 * One thing the check has to say about a resource.
 *
 * @param severity whether it refuses the resource
 * @param expression FHIRPath of the place, such as {@code Patient.name[0].family}
 * @param french what is wrong, in French: the kind of fault and the place
 * @param english what is wrong in detail, in English
 */
public record Finding(Severity severity, String expression, String french, String english) {
    /** What follows from a finding. */
    public enum Severity {
        /** FHIR R4 itself is broken: the resource is refused with 422 {@code invalid}. */
        REFUSAL,
        /** The resource departs from a profile or from good use: accepted, and told. */
        WARNING
    }

    public boolean refuses() {
        return severity == Severity.REFUSAL;
    }

    public Fault toFault() {
        return new Fault(expression, french, english);
    }

    public Warning toWarning() {
        return new Warning(expression, french, english);
    }

    Finding asWarning() {
        return new Finding(Severity.WARNING, expression, french, english);
    }
}
