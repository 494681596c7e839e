package fr.carnet.access.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import fr.carnet.register.Entry;
import fr.carnet.register.Register;
import fr.carnet.shared.fhir.Searchset;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** What the server answers to a write. */
final class Answers {
    private Answers() {}

    static MethodOutcome created(Entry entry) {
        return outcome(entry, true);
    }

    static MethodOutcome updated(Entry entry) {
        return outcome(entry, false);
    }

    private static MethodOutcome outcome(Entry entry, boolean created) {
        MethodOutcome outcome =
                new MethodOutcome(new IdType(entry.type(), entry.id(), String.valueOf(entry.version())), created);
        outcome.setResource(parse(entry));
        return outcome;
    }

    /** The stored resource. */
    static Resource parse(Entry entry) {
        return (Resource) FhirContext.forR4Cached().newJsonParser().parseResource(entry.json());
    }

    static Bundle page(RequestDetails request, Register.Page page) {
        List<Resource> resources = page.entries().stream().map(Answers::parse).toList();
        return Searchset.of(request, resources, page.total(), page.nextCursor());
    }
}
