package fr.carnet.access;

import fr.carnet.access.consent.ConsentBook;
import fr.carnet.access.consent.ConsentSearch;
import fr.carnet.access.consent.ConsentShelf;
import fr.carnet.access.related.LinkBook;
import fr.carnet.access.related.LinkSearch;
import fr.carnet.access.related.LinkShelf;
import fr.carnet.identity.Caller;
import fr.carnet.record.RecordFacts;
import fr.carnet.shared.BusinessClock;
import fr.carnet.shared.NamingSystems;
import fr.carnet.shared.fhir.R4Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.RelatedPerson;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionTemplate;

/** The room alone on a real database; records and resources are kept in memory. */
public final class AccessWorld implements AutoCloseable {
    public final TestRecords records = new TestRecords();
    public final List<Object> events = new ArrayList<>();
    public volatile Instant now = Given.NOW;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final TransactionTemplate transaction;

    @ComponentScan(
            basePackages = "fr.carnet.access",
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "fr\\.carnet\\.access\\.hapi\\..*"))
    static class Room {}

    public AccessWorld(DataSource database) {
        for (String tables : List.of("V300__access", "V1030__card_shown", "V1051__care_team", "V1080__secret_emergency")) {
            new ResourceDatabasePopulator(new ClassPathResource("db/migration/common/" + tables + ".sql")).execute(database);
        }
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        context.registerBean(TestRecords.class, () -> records);
        context.registerBean(TestRegister.class, TestRegister::new);
        context.registerBean(BusinessClock.class, () -> () -> now);
        context.registerBean(R4Rules.class, () -> resource -> List.of());
        context.addApplicationListener((ApplicationListener<PayloadApplicationEvent<?>>)
                event -> events.add(event.getPayload()));
        context.register(Room.class);
        context.refresh();
        records.put(Given.open());
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    public static Call call(Caller caller) {
        return new Call(caller, Locale.FRENCH, "r1");
    }

    public Named named() {
        return bean(NamedRecords.class).byIns(Given.HOLDER_INS);
    }

    public String create(Caller caller, Consent consent) {
        return inTransaction(() -> bean(ConsentBook.class).create(call(caller), consent).id());
    }

    public void change(Caller caller, String id, Consent next) {
        inTransaction(() -> bean(ConsentBook.class).change(call(caller), id, stored -> next, Optional.empty()));
    }

    public void status(Caller caller, String id, Consent.ConsentState status) {
        inTransaction(() -> bean(ConsentBook.class)
                .change(call(caller), id, stored -> stored.setStatus(status), Optional.empty()));
    }

    public Consent stored(String id) {
        return (Consent) ca.uhn.fhir.context.FhirContext.forR4Cached()
                .newJsonParser()
                .parseResource(bean(TestRegister.class).find("Consent", id).orElseThrow().json());
    }

    public Entrance enter(Caller caller) {
        return bean(Gate.class).enter(call(caller), named(), Ask.search("ITI-67", "DocumentReference", "", false));
    }

    public List<String> consentsOf(Caller caller) {
        return bean(ConsentSearch.class).search(call(caller), named(), java.util.Map.of(), "").entries().stream()
                .map(fr.carnet.register.Entry::id)
                .toList();
    }

    public String link(Caller caller, RelatedPerson person) {
        return inTransaction(() -> bean(LinkBook.class).create(call(caller), person).id());
    }

    public void endLink(Caller caller, String id) {
        inTransaction(() -> bean(LinkBook.class)
                .change(call(caller), id, stored -> stored.setActive(false), Optional.empty()));
    }

    public void become(RecordFacts facts) {
        records.put(facts);
    }

    public ConsentShelf shelf() {
        return bean(ConsentShelf.class);
    }

    public LinkSearch links() {
        return bean(LinkSearch.class);
    }

    public LinkShelf linkShelf() {
        return bean(LinkShelf.class);
    }

    /** A permit naming a professional, or a deny. */
    public static Consent consent(Consent.ConsentProvisionType type, String role, String actor) {
        Consent consent = new Consent();
        consent.setStatus(Consent.ConsentState.ACTIVE);
        consent.getScope().addCoding(new Coding(null, "patient-privacy", null));
        consent.getPatient().setReference("Patient/p12-a");
        consent.setDateTimeElement(new DateTimeType("2026-06-15T10:00:00+02:00"));
        consent.getProvision().setType(type);
        if (actor != null) {
            String system = actor.startsWith("8") ? NamingSystems.ID_NAT_PS : NamingSystems.ID_NAT_STRUCT;
            Consent.provisionActorComponent named = consent.getProvision().addActor();
            named.getRole().addCoding(new Coding(null, role, null));
            named.getReference().getIdentifier().setSystem(system).setValue(actor);
        }
        return consent;
    }

    public static Consent grant(Caller.Professional professional) {
        return consent(Consent.ConsentProvisionType.PERMIT, "IRCP", professional.idNatPs());
    }

    public static Consent treatingDoctor(Caller.Professional professional) {
        return consent(Consent.ConsentProvisionType.PERMIT, "PCP", professional.idNatPs());
    }

    public static Consent block(String actor) {
        return consent(Consent.ConsentProvisionType.DENY, "IRCP", actor);
    }

    public static Consent emergency(Consent.ConsentProvisionType type, String purpose) {
        Consent consent = consent(type, null, null);
        consent.getProvision().addPurpose(new Coding(null, purpose, null));
        return consent;
    }

    @Override
    public void close() {
        context.close();
    }
}
