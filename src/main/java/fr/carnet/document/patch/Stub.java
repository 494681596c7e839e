package fr.carnet.document.patch;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import fr.carnet.document.rules.Archived;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.ListResource;

/** The small part of a resource on which patches work: nothing else can be reached, read or changed through them. */
final class Stub {
    private Stub() {}

    /** Elements of the type that a path may begin with. */
    static Set<String> elements(String resourceType) {
        return resourceType.equals("List")
                ? Set.of("status", "extension")
                : Set.of("status", "securityLabel", "extension");
    }

    static DomainResource of(DomainResource current) {
        DomainResource stub;
        if (current instanceof DocumentReference document) {
            DocumentReference part = new DocumentReference().setStatus(document.getStatus());
            document.getSecurityLabel().forEach(l -> part.addSecurityLabel(l.copy()));
            stub = part;
        } else {
            stub = new ListResource().setStatus(((ListResource) current).getStatus());
        }
        current.getExtension().forEach(e -> stub.addExtension(e.copy()));
        return stub;
    }

    /** Refuses an edited stub that has anything else in it, or another extension changed. */
    static void checkNothingElse(DomainResource before, DomainResource edited) {
        DomainResource rest = edited.copy();
        rest.setExtension(null);
        if (rest instanceof DocumentReference document) {
            document.setStatus(null);
            document.setSecurityLabel(null);
        } else if (rest instanceof ListResource list) {
            list.setStatus(null);
        }
        boolean sameType = before.fhirType().equals(edited.fhirType());
        if (!sameType || !rest.isEmpty() || !Base.compareDeep(others(before), others(edited), true)) {
            throw PatchRefusals.notUpdatable(null);
        }
    }

    private static List<Extension> others(DomainResource resource) {
        return resource.getExtension().stream().filter(e -> !Archived.is(e)).toList();
    }

    static IParser json() {
        return FhirContext.forR4Cached().newJsonParser().setParserErrorHandler(new StrictErrorHandler());
    }

    static IParser xml() {
        return FhirContext.forR4Cached().newXmlParser().setParserErrorHandler(new StrictErrorHandler());
    }

    static DomainResource parse(IParser parser, String text) {
        try {
            return (DomainResource) parser.parseResource(text);
        } catch (DataFormatException | ClassCastException e) {
            throw PatchRefusals.invalid(
                    null,
                    "La valeur donnée ne convient pas à l'élément.",
                    "The value given does not fit the element.");
        }
    }
}
