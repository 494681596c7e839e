package fr.carnet.summary;

import ca.uhn.fhir.model.api.TemporalPrecisionEnum;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.fhir.FhirJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Composition;
import org.hl7.fhir.r4.model.Composition.SectionComponent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * The contents as an IPS document: the Composition, the holder, Carnet as author and keeper, what the sections name in
 * their order, then where it comes from. The same contents at the same instant give the same bytes.
 */
final class SummaryBundle {
    static final String IPS = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
    private static final Coding TYPE = new Coding("http://loinc.org", "60591-5", "Patient summary Document");
    private static final String EMPTY_REASON = "http://terminology.hl7.org/CodeSystem/list-empty-reason";
    private static final String LEFT_OUT = "Non communiqué : les droits de l'application (scopes) ne couvrent pas ces données.";
    private static final String NOTHING = "Aucune information dans ce qui est consultable.";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private final Contents contents;
    private final SummaryRules rules;
    private final String base;
    private final Bundle bundle = new Bundle();
    private final Reference holder;

    private SummaryBundle(Contents contents, SummaryRules rules, String base) {
        this.contents = contents;
        this.rules = rules;
        this.base = base;
        this.holder = new Reference("Patient/" + contents.entrance().record().patientId());
    }

    /** @param base FHIR base */
    static Bundle of(Contents contents, SummaryRules rules, String base) {
        return new SummaryBundle(contents, rules, base).document();
    }

    private Bundle document() {
        bundle.getMeta().addProfile(IPS + "Bundle-uv-ips");
        bundle.setLanguage("fr-FR");
        bundle.setType(Bundle.BundleType.DOCUMENT);
        bundle.setTimestampElement(new InstantType(Date.from(contents.at())));
        Composition composition = composition();
        made("composition", composition);
        stored(patient());
        composition.addAuthor(made("author", author()));
        Reference keeper = made("keeper", keeper());
        composition.setCustodian(keeper);
        composition
                .addAttester()
                .setMode(Composition.CompositionAttestationMode.OFFICIAL)
                .setTimeElement(moment(contents.at()))
                .setParty(keeper.copy());
        rules.sections().forEach(section -> section(composition, section));
        contents.sources().forEach(this::stored);
        identify(composition);
        return bundle;
    }

    private Composition composition() {
        Composition composition = new Composition();
        composition.getMeta().addProfile(IPS + "Composition-uv-ips");
        composition.setLanguage("fr-FR");
        composition.setStatus(Composition.CompositionStatus.FINAL);
        composition.setType(new CodeableConcept(TYPE.copy()));
        composition.setSubject(holder.copy());
        composition.setDateElement(moment(contents.at()));
        composition.setTitle("Synthèse médicale");
        composition.setConfidentiality(Composition.DocumentConfidentiality.N);
        composition.addEvent()
                .addCode(new CodeableConcept(new Coding("http://terminology.hl7.org/CodeSystem/v3-ActClass", "PCPR", "care provision")))
                .getPeriod()
                .setEndElement(moment(contents.at()));
        composition.setText(Narratives.paragraphs(introduction()));
        return composition;
    }

    private List<String> introduction() {
        List<String> said = new ArrayList<>();
        said.add("Synthèse médicale établie le "
                + DAY.format(contents.at().atZone(BusinessClock.PARIS)) + " par Carnet.");
        said.add("Elle est faite des seules données que la personne qui la demande peut consulter ; elle peut être incomplète.");
        if (!contents.outOfScope().isEmpty()) {
            said.add(LEFT_OUT + " " + String.join(", ", contents.outOfScope()) + ".");
        }
        return said;
    }

    private void section(Composition composition, SummaryRules.Section rule) {
        List<Told> lines = contents.of(rule);
        boolean leftOut = contents.leftOut(rule);
        if (lines.isEmpty() && !leftOut && rule.absent().isEmpty()) {
            return;
        }
        SectionComponent section = composition.addSection();
        section.setTitle(rule.title());
        section.setCode(new CodeableConcept(new Coding("http://loinc.org", rule.code(), rule.display())));
        if (!lines.isEmpty()) {
            section.setText(Narratives.table(rule, lines));
            lines.forEach(line -> section.addEntry(stored(IpsForm.of(line.resource()))));
        } else if (leftOut || rule.empty().isEmpty()) {
            section.setText(Narratives.paragraphs(List.of(leftOut ? LEFT_OUT : NOTHING)));
            section.setEmptyReason(new CodeableConcept(new Coding(EMPTY_REASON, "unavailable", "Unavailable"))
                    .setText(leftOut ? LEFT_OUT : NOTHING));
        } else {
            String text = rules.absent().get(rule.absent());
            section.setText(Narratives.paragraphs(List.of(text + ".")));
            section.addEntry(made(rule.code(), IpsForm.nothingKnown(rule.empty(), rule.absent(), text, holder.copy())));
        }
    }

    private Reference stored(Resource resource) {
        String address = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
        bundle.addEntry().setFullUrl(base + "/" + address).setResource(resource);
        return new Reference(address);
    }

    /**
     * What Carnet adds has an id of its own, the same for the same record; under the same base, as relative references
     * resolve from there.
     */
    private Reference made(String name, Resource resource) {
        resource.setId(uuid(holder.getReference() + "|" + name).toString());
        return stored(resource);
    }

    private Patient patient() {
        Patient patient = contents.holder().copy();
        patient.getMeta().setProfile(null);
        patient.setText(null);
        IpsForm.leaveOutOwn(patient);
        return patient;
    }

    private static Device author() {
        Device device = new Device();
        device.addDeviceName().setName("Carnet").setType(Device.DeviceNameType.USERFRIENDLYNAME);
        device.setType(new CodeableConcept().setText("Dossier de santé partagé"));
        return device;
    }

    private static Organization keeper() {
        Organization organization = new Organization();
        organization.addIdentifier().setSystem("https://carnet.example/fhir/NamingSystem/producer").setValue("carnet");
        organization.setName("Carnet");
        return organization;
    }

    /** A document has an identifier of its own: the digest of what it says, when and of whom. */
    private void identify(Composition composition) {
        UUID id = UUID.nameUUIDFromBytes(FhirJson.bytes(bundle));
        bundle.setId(id.toString());
        Identifier identifier = new Identifier().setSystem("urn:ietf:rfc:3986").setValue("urn:uuid:" + id);
        bundle.setIdentifier(identifier);
        composition.setIdentifier(identifier.copy());
    }

    private static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private static DateTimeType moment(Instant at) {
        return new DateTimeType(
                Date.from(at), TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone(BusinessClock.PARIS));
    }
}
