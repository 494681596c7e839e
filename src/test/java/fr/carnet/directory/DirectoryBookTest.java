package fr.carnet.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.carnet.access.Given;
import fr.carnet.access.Call;
import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.support.RoomDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

class DirectoryBookTest {
    private static final String RPPS = "https://rpps.esante.gouv.fr";
    private final MemoryStore store = new MemoryStore();
    private final EntryTable table = new EntryTable(JdbcClient.create(RoomDatabase.h2()));
    private final DirectoryBook book = new DirectoryBook(table, store, new NoValidation());
    private final DirectoryDesk desk = new DirectoryDesk(book);

    /** FHIR itself is checked by the conformance room. */
    private static final class NoValidation extends EntryRules {
        NoValidation() {
            super(null, null);
        }

        @Override
        Resource normalised(Resource sent) {
            return sent.copy();
        }
    }

    private static final class MemoryStore implements EntryStore {
        private final Map<String, Resource> all = new HashMap<>();

        @Override
        public synchronized Resource create(Resource resource) {
            resource.getMeta().setVersionId("1");
            all.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            return resource;
        }

        @Override
        public synchronized Resource update(Resource resource) {
            Resource before = all.get(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
            Resource after = create(resource);
            after.getMeta().setVersionId("" + (Integer.parseInt(before.getMeta().getVersionId()) + 1));
            return after;
        }

        @Override
        public synchronized Optional<Resource> read(String type, String id) {
            return Optional.ofNullable(all.get(type + "/" + id));
        }
    }

    private static Practitioner practitioner(String rpps) {
        Practitioner practitioner = new Practitioner();
        practitioner.addIdentifier().setSystem(RPPS).setValue(rpps);
        practitioner.addName().setFamily("MARTIN");
        return practitioner;
    }

    @Test
    void an_entry_brought_twice_is_one_and_is_not_changed() {
        String first = book.bring(practitioner("10000000001"));
        Practitioner renamed = practitioner("10000000001");
        renamed.getNameFirstRep().setFamily("DURAND");
        renamed.addIdentifier().setSystem("urn:other").setValue("1");
        assertThat(book.bring(renamed)).isEqualTo(first);
        Practitioner kept = (Practitioner) book.find(first).orElseThrow();
        assertThat(kept.getNameFirstRep().getFamily()).isEqualTo("MARTIN");
        assertThat(book.withIdentifier("Practitioner", new BusinessIdentifier("urn:other", "1"))).isEmpty();
        assertThat(book.withIdentifier("Practitioner", new BusinessIdentifier(RPPS, "10000000001"))).contains(first);
    }

    @Test
    void a_search_names_several_identifiers_or_ids_with_a_comma_and_finds_each_entry_once() {
        String first = book.bring(practitioner("10000000021"));
        String second = book.bring(practitioner("10000000022"));
        String id = first.substring(first.indexOf('/') + 1);
        assertThat(found("identifier", RPPS + "|10000000021," + RPPS + "|10000000022")).containsExactly(first, second);
        assertThat(found("identifier", "10000000021," + RPPS + "|10000000021," + RPPS + "|10000000029")).containsExactly(first);
        assertThat(found("identifier", "urn:other|10000000021,10000000022")).containsExactly(second);
        assertThat(found("_id", id + ",x," + second.substring(second.indexOf('/') + 1))).containsExactly(first, second);
        refused(() -> found("identifier", RPPS + "|10000000021,"), ErrorCode.NOT_OFFERED);
        refused(() -> found("identifier", ""), ErrorCode.NOT_OFFERED);
    }

    private List<String> found(String name, String value) {
        Call call = new Call(Given.DOCTOR, Locale.FRENCH, "r");
        return desk.search(call, "Practitioner", Map.of(name, List.of(value))).stream()
                .map(entry -> "Practitioner/" + entry.getIdElement().getIdPart())
                .toList();
    }

    @Test
    void the_same_identifier_in_another_type_is_another_entry() {
        String practitioner = book.bring(practitioner("10000000002"));
        PractitionerRole role = new PractitionerRole();
        role.addIdentifier().setSystem(RPPS).setValue("10000000002");
        role.setPractitioner(new Reference(practitioner));
        assertThat(book.bring(role)).startsWith("PractitionerRole/");
    }

    @Test
    void of_parallel_calls_one_makes_the_entry_and_the_others_are_told_to_try_again() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        List<Future<String>> brought =
                java.util.stream.IntStream.range(0, 8).mapToObj(n -> callers.submit(this::bringAgain)).toList();
        java.util.Set<String> addresses = new java.util.HashSet<>();
        for (Future<String> one : brought) {
            addresses.add(one.get());
        }
        callers.shutdown();
        assertThat(addresses).hasSize(1);
    }

    private String bringAgain() {
        try {
            return book.bring(practitioner("10000000003"));
        } catch (DataIntegrityViolationException race) {
            return book.bring(practitioner("10000000003"));
        }
    }

    @Test
    void an_entry_without_identifier_or_of_a_patient_is_invalid() {
        refused(() -> book.bring(new Practitioner()), ErrorCode.INVALID);
        Device device = new Device();
        device.addIdentifier().setSystem("urn:d").setValue("1");
        device.setPatient(new Reference("Patient/p12-a"));
        refused(() -> book.bring(device), ErrorCode.INVALID);
    }

    @Test
    void a_reference_leads_to_the_directory_or_elsewhere_but_not_into_a_record() {
        refused(() -> book.bring(role("1", "Practitioner/unknown")), ErrorCode.TARGET_UNKNOWN);
        refused(() -> book.bring(role("2", "Patient/p12-a")), ErrorCode.TARGET_UNKNOWN);
        refused(() -> book.bring(role("3", "urn:uuid:0c3f0a6c-9a53-4b2c-8a55-2d2a1c1c1c1c")), ErrorCode.TARGET_UNKNOWN);
        assertThat(book.bring(role("4", "https://elsewhere.example/fhir/Practitioner/1"))).isNotBlank();
        String known = book.bring(practitioner("10000000004"));
        String address = book.bring(role("5", "Practitioner?identifier=" + RPPS + "|10000000004"));
        assertThat(((PractitionerRole) book.find(address).orElseThrow()).getPractitioner().getReference())
                .isEqualTo(known);
    }

    private static PractitionerRole role(String value, String practitioner) {
        PractitionerRole role = new PractitionerRole();
        role.addIdentifier().setSystem("urn:role").setValue(value);
        role.setPractitioner(new Reference(practitioner));
        return role;
    }

    @Test
    void only_the_operator_writes_and_everybody_reads() {
        refused(() -> desk.create(call(Given.DOCTOR), practitioner("10000000005")), ErrorCode.NOT_PERMITTED);
        Call operator = call(Given.OPERATOR);
        Resource created = desk.create(operator, practitioner("10000000005"));
        assertThat(operator.accesses()).hasSize(1);
        String id = created.getIdElement().getIdPart();
        refused(() -> desk.create(call(Given.OPERATOR), practitioner("10000000005")), ErrorCode.DUPLICATE);
        refused(
                () -> desk.update(call(Given.HOLDER), id, practitioner("10000000005"), Optional.empty()),
                ErrorCode.NOT_PERMITTED);
        assertThat(desk.read(call(Given.HOLDER), "Practitioner", id)).isNotNull();
        assertThat(desk.search(call(Given.DOCTOR), "Practitioner", Map.of("identifier", List.of(RPPS + "|10000000005"))))
                .hasSize(1);
        assertThat(desk.search(call(Given.DOCTOR), "Practitioner", Map.of("identifier", List.of("10000000005")))).hasSize(1);
        assertThat(desk.search(call(Given.DOCTOR), "Practitioner", Map.of("identifier", List.of("urn:x|10000000005"))))
                .isEmpty();
        refused(() -> desk.read(call(Given.HOLDER), "Practitioner", "unknown"), ErrorCode.NOT_FOUND);
    }

    @Test
    void a_search_by_anything_else_is_not_offered() {
        refused(
                () -> desk.search(call(Given.DOCTOR), "Practitioner", Map.of("name", List.of("MARTIN"))),
                ErrorCode.NOT_OFFERED);
        refused(() -> desk.search(call(Given.DOCTOR), "Practitioner", Map.of()), ErrorCode.NOT_OFFERED);
    }

    @Test
    void an_update_moves_the_identifiers_and_respects_the_version_seen() {
        String id = desk.create(call(Given.OPERATOR), practitioner("10000000006")).getIdElement().getIdPart();
        desk.create(call(Given.OPERATOR), practitioner("10000000007"));
        Call operator = call(Given.OPERATOR);
        refused(() -> desk.update(operator, id, practitioner("10000000008"), Optional.of(9)), ErrorCode.VERSION_CONFLICT);
        refused(() -> desk.update(operator, id, practitioner("10000000007"), Optional.empty()), ErrorCode.DUPLICATE);
        desk.update(operator, id, practitioner("10000000008"), Optional.of(1));
        assertThat(book.withIdentifier("Practitioner", new BusinessIdentifier(RPPS, "10000000006"))).isEmpty();
        assertThat(book.withIdentifier("Practitioner", new BusinessIdentifier(RPPS, "10000000008"))).isPresent();
        refused(() -> desk.update(operator, "unknown", practitioner("10000000009"), Optional.empty()), ErrorCode.NOT_FOUND);
    }

    private static Call call(fr.carnet.identity.Caller caller) {
        return new Call(caller, Locale.FRENCH, "r1");
    }

    private static void refused(ThrowingCallable call, ErrorCode code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
