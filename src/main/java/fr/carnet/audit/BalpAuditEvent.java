package fr.carnet.audit;

import fr.carnet.record.RecordFacts;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAction;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventEntityComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventOutcome;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** A trace row as an IHE BALP 1.1.4 AuditEvent. Pure: the same row, record and language give the same resource. */
public final class BalpAuditEvent {
    private static final String BALP = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
    private static final String ENTITY_TYPE = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
    private static final String ENTITY_ROLE = "http://terminology.hl7.org/CodeSystem/object-role";
    private static final Set<String> READS = Set.of("read", "vread", "history-instance");
    private static final Map<String, String> ITI = Map.of(
            "ITI-65", "Provide Document Bundle",
            "ITI-66", "Find Document Lists",
            "ITI-67", "Find Document References",
            "ITI-68", "Retrieve Document",
            "ITI-105", "Simplified Publish",
            "ITI-106", "Generate Metadata");

    private final String serverName;

    public BalpAuditEvent(String serverName) {
        this.serverName = serverName;
    }

    /** @param record the record the row belongs to */
    public AuditEvent render(Trace trace, RecordFacts record, Locale locale) {
        AuditEvent event = new AuditEvent();
        event.setId("p" + trace.record() + "-" + trace.id());
        event.getMeta().setVersionId("1").setLastUpdated(Date.from(trace.recorded()));
        what(event, trace.deed(), locale);
        event.setRecorded(Date.from(trace.recorded()));
        event.setAgent(new BalpAgents(serverName).of(trace, record));
        event.getSource().setObserver(BalpAgents.named(serverName)).addType(coding(
                "http://terminology.hl7.org/CodeSystem/security-source-type", "4", "Application Server"));
        entities(event, trace, record);
        profile(trace.deed()).ifPresent(name -> event.getMeta().addProfile(BALP + name));
        return event;
    }

    private void what(AuditEvent event, Trace.Deed deed, Locale locale) {
        event.setType(coding(
                "http://terminology.hl7.org/CodeSystem/audit-event-type", "rest", "RESTful Operation"));
        if (deed.rest().equals("history-instance")) {
            event.addSubtype(interaction("vread"));
        }
        event.addSubtype(interaction(deed.rest()));
        if (deed.interaction().startsWith("ITI-")) {
            event.addSubtype(coding("urn:ihe:event-type-code", deed.interaction(), ITI.get(deed.interaction())));
        } else if (deed.interaction().startsWith("$")) {
            event.addSubtype(coding("https://carnet.example/fhir/CodeSystem/operation", deed.interaction(), null));
        }
        event.setAction(AuditEventAction.fromCode(deed.action()));
        event.setOutcome(deed.granted() ? AuditEventOutcome._0 : AuditEventOutcome._4);
        event.setOutcomeDesc(Reasons.sentence(deed.granted(), deed.reason(), locale));
    }

    private void entities(AuditEvent event, Trace trace, RecordFacts record) {
        event.addEntity(entity("1", "Person", "1", "Patient")
                .setWhat(new Reference("Patient/" + record.patientId()).setType("Patient")));
        Trace.Deed deed = trace.deed();
        if (deed.rest().equals("search-type")) {
            event.addEntity(entity("2", "System Object", "24", "Query").setQuery(query(deed)));
        } else if (deed.resourceId().isPresent()) {
            String target = deed.resourceType() + "/" + deed.resourceId().get();
            event.addEntity(data(deed).setWhat(new Reference(target).setType(deed.resourceType())));
        }
        if (!trace.requestId().isBlank()) {
            AuditEventEntityComponent call = event.addEntity();
            call.setType(coding("https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType", "XrequestId", null));
            call.getWhat().setIdentifier(new Identifier().setValue(trace.requestId()));
        }
    }

    private static byte[] query(Trace.Deed deed) {
        String asked = deed.resourceType() + (deed.query().isEmpty() ? "" : "?" + deed.query());
        return asked.getBytes(StandardCharsets.UTF_8);
    }

    private static AuditEventEntityComponent data(Trace.Deed deed) {
        boolean document = Set.of("DocumentReference", "Binary", "Bundle").contains(deed.resourceType());
        if (document && READS.contains(deed.rest())) {
            return entity("2", "System Object", "3", "Report");
        }
        return deed.resourceType().equals("List")
                ? entity("2", "System Object", "20", "Job")
                : entity("2", "System Object", "4", "Domain Resource");
    }

    /** BALP's shapes are those of success; a refusal, or an operation, has the same form without the claim. */
    private static Optional<String> profile(Trace.Deed deed) {
        if (!deed.granted() || (deed.resourceId().isEmpty() && !deed.rest().equals("search-type"))) {
            return Optional.empty();
        }
        return switch (deed.rest()) {
            case "search-type" -> Optional.of("PatientQuery");
            case "read", "vread", "history-instance" -> Optional.of("PatientRead");
            case "create" -> Optional.of("PatientCreate");
            case "update", "patch" -> Optional.of("PatientUpdate");
            case "delete" -> Optional.of("PatientDelete");
            default -> Optional.empty();
        };
    }

    private static AuditEventEntityComponent entity(String type, String typeName, String role, String roleName) {
        return new AuditEventEntityComponent()
                .setType(coding(ENTITY_TYPE, type, typeName))
                .setRole(coding(ENTITY_ROLE, role, roleName));
    }

    private static Coding interaction(String code) {
        return coding("http://hl7.org/fhir/restful-interaction", code, null);
    }

    static Coding coding(String system, String code, String display) {
        return new Coding(system, code, display);
    }
}
