package fr.carnet.extraction;

import fr.carnet.record.RecordFacts;
import fr.carnet.register.Entry;
import fr.carnet.register.Register.NewEntry;
import fr.carnet.shared.EntryFacts;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hl7.fhir.r4.model.AllergyIntolerance;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Immunization;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Provenance.ProvenanceEntityRole;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Makes what a document says into entries of the record, with the one Provenance that names the document. */
@Component
class Making {
    static final String SOURCE = "https://carnet.example/fhir/StructureDefinition/source-document";
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";
    private static final int MAX_DEPTH = 12;

    private final Sameness sameness;

    Making(Sameness sameness) {
        this.sameness = sameness;
    }

    /** @param document as it is in the register: who made it, and its type, are those of what is drawn from it */
    List<NewEntry> of(List<Drawn> drawn, Entry document, RecordFacts record) {
        Map<String, String> addresses = new HashMap<>();
        for (Drawn one : drawn) {
            String id = record.number().newId();
            one.resource().setId(id);
            String key = one.key().isEmpty() ? UUID.randomUUID().toString() : one.key();
            addresses.put(Drawn.LOCAL + key, one.resource().fhirType() + "/" + id);
        }
        EntryFacts facts = facts(document);
        Reference source = new Reference("DocumentReference/" + document.id());
        List<NewEntry> entries = new ArrayList<>();
        for (Drawn one : drawn) {
            DomainResource resource = one.resource();
            link(resource, addresses, 0);
            subject(resource, "Patient/" + record.patientId());
            resource.addExtension(SOURCE, source.copy());
            entries.add(new NewEntry(resource, facts, sameness.of(resource)));
        }
        if (!entries.isEmpty()) {
            entries.add(new NewEntry(provenance(drawn, source), facts));
        }
        return entries;
    }

    private static EntryFacts facts(Entry document) {
        EntryFacts facts = document.facts();
        return new EntryFacts(
                facts.documentType(), facts.authors(), facts.structure(), false, null, false, false, document.id());
    }

    private static void subject(DomainResource resource, String patient) {
        boolean named = resource instanceof AllergyIntolerance || resource instanceof Immunization;
        resource.setProperty(named ? "patient" : "subject", new Reference(patient));
    }

    private static void link(Base element, Map<String, String> addresses, int depth) {
        if (element instanceof Reference reference) {
            String literal = reference.getReference();
            if (literal != null && literal.startsWith(Drawn.LOCAL)) {
                reference.setReference(addresses.get(literal));
            }
        } else if (depth < MAX_DEPTH) {
            element.children().forEach(child -> child.getValues().forEach(value -> link(value, addresses, depth + 1)));
        }
    }

    private static Provenance provenance(List<Drawn> drawn, Reference source) {
        Provenance provenance = new Provenance();
        drawn.forEach(one -> provenance.addTarget(
                new Reference(one.resource().fhirType() + "/" + one.resource().getIdElement().getIdPart())));
        provenance.setRecorded(new Date());
        provenance.addAgent()
                .setType(new CodeableConcept(new Coding(PARTICIPATION, "assembler", "Assembler")))
                .setWho(new Reference().setDisplay("Carnet"));
        provenance.addEntity().setRole(ProvenanceEntityRole.SOURCE).setWhat(source);
        return provenance;
    }
}
