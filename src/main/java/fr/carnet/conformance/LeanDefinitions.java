package fr.carnet.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import java.util.List;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ElementDefinition;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * The definitions of R4 without what only people read: examples, remarks and mappings to other standards are more than
 * half of their memory and say nothing about validity.
 */
final class LeanDefinitions extends DefaultProfileValidationSupport {
    private boolean lean;

    LeanDefinitions(FhirContext fhir) {
        super(fhir);
    }

    @Override
    public IBaseResource fetchStructureDefinition(String url) {
        makeLean();
        return super.fetchStructureDefinition(url);
    }

    @Override
    public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() {
        makeLean();
        return super.fetchAllStructureDefinitions();
    }

    private synchronized void makeLean() {
        if (!lean) {
            for (IBaseResource resource : super.fetchAllStructureDefinitions()) {
                lighten((StructureDefinition) resource);
            }
            lean = true;
        }
    }

    private static void lighten(StructureDefinition definition) {
        definition.setText(null).setContained(null);
        definition.setMapping(null).setPurpose(null).setCopyright(null).setContact(null);
        definition.getSnapshot().getElement().forEach(LeanDefinitions::lighten);
        definition.getDifferential().getElement().forEach(LeanDefinitions::lighten);
    }

    private static void lighten(ElementDefinition element) {
        element.setMapping(null).setComment(null).setRequirements(null).setDefinition(null);
        element.setAlias(null).setExample(null);
    }
}
