package fr.carnet.vaccination.paper;

import fr.carnet.shared.fhir.FhirJson;
import fr.carnet.vaccination.book.Book;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The history as a FHIR document: a Composition of type 11369-6 and the Immunizations it lists; nothing points outside. */
final class HistoryBundle {
    static final Coding TYPE = new Coding("http://loinc.org", "11369-6", "Historique des vaccinations");

    private final Bundle bundle = new Bundle();

    private HistoryBundle() {}

    static byte[] of(Identifier identifier, Patient holder, List<Book.Told> doses, Instant made) {
        HistoryBundle document = new HistoryBundle();
        document.bundle.setType(Bundle.BundleType.DOCUMENT);
        document.bundle.setIdentifier(identifier);
        document.bundle.setTimestamp(Date.from(made));
        Composition composition = document.composition(made);
        Reference patient = document.add(traits(holder));
        composition.setSubject(patient);
        composition.addAuthor(document.add(author()));
        Composition.SectionComponent section = composition.addSection();
        section.setTitle(HistoryText.TITLE).setCode(new CodeableConcept(TYPE));
        section.setText(narrative(HistoryText.table(doses)));
        for (Book.Told dose : doses) {
            section.addEntry(document.add(copy(dose.resource(), patient)));
        }
        return FhirJson.bytes(document.bundle);
    }

    private Composition composition(Instant made) {
        Composition composition = new Composition();
        composition.setStatus(Composition.CompositionStatus.FINAL);
        composition.setType(new CodeableConcept(TYPE));
        composition.setDate(Date.from(made));
        composition.setTitle(HistoryText.TITLE);
        composition.setLanguage("fr-FR");
        add(composition);
        return composition;
    }

    private Reference add(Resource resource) {
        String address = "urn:uuid:" + UUID.randomUUID();
        bundle.addEntry().setFullUrl(address).setResource(resource);
        return new Reference(address);
    }

    private static Patient traits(Patient holder) {
        Patient traits = new Patient();
        holder.getIdentifier().forEach(identifier -> traits.addIdentifier(identifier.copy()));
        holder.getName().forEach(name -> traits.addName(name.copy()));
        traits.setGender(holder.getGender());
        traits.setBirthDateElement(holder.getBirthDateElement().copy());
        return traits;
    }

    private static Device author() {
        Device device = new Device();
        device.addDeviceName().setName("Carnet").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        return device;
    }

    private static Immunization copy(Immunization stored, Reference patient) {
        Immunization copy = stored.copy();
        copy.setId((String) null);
        copy.setMeta(new Meta());
        copy.setText(null);
        copy.setPatient(patient.copy());
        detach(copy, patient);
        return copy;
    }

    /** A reference into the record means nothing outside it: only what names somebody is kept. */
    private static void detach(Base element, Reference patient) {
        if (element instanceof Reference reference && reference.hasReference()) {
            boolean ours = reference.getReference().equals(patient.getReference());
            if (!ours && !reference.getReference().startsWith("#")) {
                reference.setReference(null);
            }
            return;
        }
        element.children().forEach(child -> child.getValues().forEach(value -> detach(value, patient)));
    }

    private static Narrative narrative(String xhtml) {
        Narrative text = new Narrative();
        text.setStatus(Narrative.NarrativeStatus.GENERATED);
        text.setDivAsString("<div xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"fr\">" + xhtml + "</div>");
        return text;
    }
}
