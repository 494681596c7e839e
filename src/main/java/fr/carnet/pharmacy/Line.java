package fr.carnet.pharmacy;

import java.math.BigDecimal;
import java.util.List;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * One row of the file.
 *
 * @param resource as it is shown
 * @param days when it was handed over, given or implanted
 * @param quantity null when not said
 * @param insurance brought by Assurance Maladie
 * @param alsoTold rows of Assurance Maladie that tell of the same box
 */
record Line(
        DomainResource resource,
        Kind kind,
        Product product,
        DayRange days,
        BigDecimal quantity,
        boolean insurance,
        List<Line> alsoTold) {
    Line {
        alsoTold = List.copyOf(alsoTold);
    }

    Line told(List<Line> rows) {
        return new Line(resource, kind, product, days, quantity, insurance, rows);
    }

    String reference() {
        return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    }
}
