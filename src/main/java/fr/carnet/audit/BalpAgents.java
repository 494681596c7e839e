package fr.carnet.audit;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.NamingSystems;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkComponent;
import org.hl7.fhir.r4.model.AuditEvent.AuditEventAgentNetworkType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** The three agents of a BALP event: the person or account who asked, his software, this server. */
final class BalpAgents {
    private static final String PARTICIPATION = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    private static final String DCM = "http://dicom.nema.org/resources/ontology/DCM";
    private static final String PROFESSION =
            "https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante";
    private static final Coding SOURCE = new Coding(DCM, "110153", "Source Role ID");
    private static final Coding DESTINATION = new Coding(DCM, "110152", "Destination Role ID");
    private static final Map<String, String> TYPES =
            Map.of("professional", "Practitioner", "patient", "Patient", "structure", "Organization");

    private final String serverName;

    BalpAgents(String serverName) {
        this.serverName = serverName;
    }

    List<AuditEventAgentComponent> of(Trace trace, RecordFacts record) {
        return List.of(user(trace, record), client(trace), server(trace));
    }

    private static AuditEventAgentComponent user(Trace trace, RecordFacts record) {
        Trace.Agent agent = trace.agent();
        AuditEventAgentComponent user = new AuditEventAgentComponent().setRequestor(true);
        user.setType(new CodeableConcept(new Coding(PARTICIPATION, "IRCP", "information recipient")));
        if (List.of("create", "update", "patch", "delete").contains(trace.deed().rest())) {
            user.getType().addCoding(new Coding(PARTICIPATION, "AUT", "author (originator)"));
        }
        user.setWho(who(agent, record));
        if (!agent.name().isEmpty()) {
            user.setName(agent.name());
        }
        if (!agent.profession().isEmpty()) {
            user.addRole(new CodeableConcept(new Coding(PROFESSION, agent.profession(), null)));
        }
        if (!trace.deed().purpose().isEmpty()) {
            user.addPurposeOfUse(new CodeableConcept(new Coding(
                    "http://terminology.hl7.org/CodeSystem/v3-ActReason", trace.deed().purpose(), null)));
        }
        return user;
    }

    private static Reference who(Trace.Agent agent, RecordFacts record) {
        Reference who = new Reference();
        if (agent.key().equals("ins:" + record.ins())) {
            who.setReference("Patient/" + record.patientId());
        }
        who.setIdentifier(new Identifier().setSystem(agent.system()).setValue(agent.code()));
        String type = TYPES.get(agent.kind());
        if (type != null) {
            who.setType(type);
        }
        return agent.name().isEmpty() ? who : (Reference) who.setDisplay(agent.name());
    }

    private static AuditEventAgentComponent client(Trace trace) {
        AuditEventAgentComponent client = new AuditEventAgentComponent().setRequestor(false);
        client.setType(new CodeableConcept(clientRole(trace)));
        String structure = trace.agent().structure();
        client.setWho(structure.isEmpty() ? named(trace.agent().kind()) : structure(structure));
        // The trace shown to people keeps no network address of the caller.
        AuditEventAgentNetworkComponent network = new AuditEventAgentNetworkComponent();
        network.addExtension(new Extension(
                "http://hl7.org/fhir/StructureDefinition/data-absent-reason", new CodeType("masked")));
        return client.setNetwork(network);
    }

    private static Reference structure(String idNatStruct) {
        return new Reference()
                .setType("Organization")
                .setIdentifier(new Identifier()
                        .setSystem(NamingSystems.ID_NAT_STRUCT)
                        .setValue(idNatStruct));
    }

    private AuditEventAgentComponent server(Trace trace) {
        AuditEventAgentComponent server = new AuditEventAgentComponent().setRequestor(false);
        server.setType(new CodeableConcept(serverRole(trace)));
        server.setWho(named(serverName));
        return server.setNetwork(new AuditEventAgentNetworkComponent()
                .setAddress(serverName)
                .setType(AuditEventAgentNetworkType._1));
    }

    /** Data flows to the client of a reading, from the client otherwise; a removal has its own pair (BALP). */
    private static Coding clientRole(Trace trace) {
        return switch (trace.deed().rest()) {
            case "read", "vread", "history-instance" -> DESTINATION;
            case "delete" -> new Coding(DCM, "110150", "Application");
            default -> SOURCE;
        };
    }

    private static Coding serverRole(Trace trace) {
        return switch (trace.deed().rest()) {
            case "read", "vread", "history-instance" -> SOURCE;
            case "delete" -> new Coding(
                    "http://terminology.hl7.org/CodeSystem/provenance-participant-type", "custodian", "Custodian");
            default -> DESTINATION;
        };
    }

    static Reference named(String display) {
        return new Reference().setDisplay(display);
    }
}
