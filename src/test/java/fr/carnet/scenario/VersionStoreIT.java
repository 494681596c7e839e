package fr.carnet.scenario;

import static fr.carnet.scenario.StoredTwice.bare;
import static fr.carnet.scenario.StoredTwice.changed;
import static fr.carnet.scenario.StoredTwice.document;
import static fr.carnet.scenario.StoredTwice.labelled;
import static fr.carnet.scenario.StoredTwice.list;
import static fr.carnet.scenario.StoredTwice.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.util.MetaTagSorterAlphabetical;
import fr.carnet.register.VersionStore;
import fr.carnet.register.VersionStore.StoredVersion;
import fr.carnet.scenario.support.RunningServer;
import fr.carnet.shared.RecordNumber;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The versions our store writes are those HAPI's DAO would write, and HAPI's DAO goes on with them (ADR 0088). */
class VersionStoreIT {
    private static final Set<String> ITS_OWN = Set.of("res_id", "pid", "fhir_id", "res_published", "res_updated");

    private final VersionStore store = RunningServer.context().getBean(VersionStore.class);
    private final DaoRegistry daos = RunningServer.context().getBean(DaoRegistry.class);
    private final JdbcTemplate jdbc = RunningServer.context().getBean(JdbcTemplate.class);
    private final TransactionTemplate transaction =
            new TransactionTemplate(RunningServer.context().getBean(PlatformTransactionManager.class));
    private final RecordNumber ours = aRecord();
    private final RecordNumber hapis = aRecord();

    @Test
    void a_new_version_is_written_as_hapi_writes_it() {
        for (Resource resource : List.of(document(), list(), message(), bare(), labelled())) {
            StoredVersion stored = create(ours, resource.copy());
            long made = hapiCreates(resource.copy());
            assertThat(resourceRow(ours, stored.resourcePid())).isEqualTo(resourceRow(hapis, made));
            assertThat(versionRow(ours, stored.resourcePid(), 1)).isEqualTo(versionRow(hapis, made, 1));
            assertThat(versionRow(ours, stored.resourcePid(), 1).get("res_text_vc")).isEqualTo(stored.text());
        }
        assertThat(tablesWithRowsOf(ours)).isEqualTo(tablesWithRowsOf(hapis)).containsExactly("hfj_res_ver", "hfj_resource");
    }

    @Test
    void a_further_version_is_written_as_hapi_writes_it() {
        Resource first = document();
        StoredVersion stored = create(ours, first.copy());
        long made = hapiCreates(first.copy());
        Resource second = changed(first);
        StoredVersion followed = update(ours, withId(second.copy(), idOf(ours, stored.resourcePid())));
        hapiUpdates(hapis, withId(second.copy(), idOf(hapis, made)));

        assertThat(followed.version()).isEqualTo(2);
        assertThat(followed.resourcePid()).isEqualTo(stored.resourcePid());
        assertThat(resourceRow(ours, stored.resourcePid())).isEqualTo(resourceRow(hapis, made));
        for (int version : new int[] {1, 2}) {
            assertThat(versionRow(ours, stored.resourcePid(), version)).isEqualTo(versionRow(hapis, made, version));
        }
        assertThat(times(ours, stored.resourcePid())).isEqualTo("published at 1, updated at 2");
        assertThat(times(hapis, made)).isEqualTo("published at 1, updated at 2");
        assertThat(tablesWithRowsOf(ours)).isEqualTo(tablesWithRowsOf(hapis));
    }

    @Test
    void an_update_that_changes_nothing_makes_no_version() {
        StoredVersion stored = create(ours, document());
        StoredVersion again = update(ours, withId(document(), idOf(ours, stored.resourcePid())));
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.lastUpdated()).isEqualTo(stored.lastUpdated());
        assertThat(again.text()).isEqualTo(stored.text());
        long made = hapiCreates(document());
        hapiUpdates(hapis, withId(document(), idOf(hapis, made)));
        assertThat(resourceRow(ours, stored.resourcePid())).isEqualTo(resourceRow(hapis, made));
    }

    @Test
    void hapi_reads_updates_and_tells_the_history_of_what_we_wrote() {
        StoredVersion stored = create(ours, document());
        IdType id = new IdType("DocumentReference", idOf(ours, stored.resourcePid()));
        assertThat(json(dao("DocumentReference").read(id, in(ours)))).isEqualTo(json(document()));

        hapiUpdates(ours, withId(changed(document()), id.getIdPart()));
        DocumentReference third = (DocumentReference) changed(document());
        third.setDescription("troisième");
        StoredVersion ourThird = update(ours, withId(third, id.getIdPart()));
        assertThat(ourThird.version()).isEqualTo(3);

        assertThat(json(dao("DocumentReference").read(id, in(ours)))).isEqualTo(json(third));
        assertThat(json(dao("DocumentReference").read(id.withVersion("1"), in(ours)))).isEqualTo(json(document()));
        IBundleProvider history = dao("DocumentReference").history(id, null, null, null, in(ours));
        assertThat(history.getResources(0, 10))
                .extracting(version -> version.getIdElement().getVersionIdPart())
                .containsExactly("3", "2", "1");
    }

    @Test
    void our_numbers_and_hapis_never_meet() {
        Set<Long> numbers = new TreeSet<>();
        for (int i = 0; i < 130; i++) {
            numbers.add(create(ours, list()).resourcePid());
            numbers.add(hapiCreates(list()));
        }
        assertThat(numbers).hasSize(260);
    }

    @Test
    void several_are_stored_in_their_order_and_none_when_the_caller_takes_it_back() {
        List<Resource> lot = List.of(document(), list(), message());
        lot.forEach(resource -> resource.setId(ours.newId()));
        List<StoredVersion> stored = inTransaction(() -> createAll(ours, lot));
        assertThat(stored).extracting(version -> resourceRow(ours, version.resourcePid()).get("res_type"))
                .containsExactly("DocumentReference", "List", "Communication");
        long before = rows();
        transaction.executeWithoutResult(status -> {
            createAll(ours, IntStream.range(0, 3)
                    .mapToObj(i -> withId(document(), ours.newId()))
                    .toList());
            status.setRollbackOnly();
        });
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void neither_stores_a_reference_to_a_type_its_place_does_not_allow() {
        DocumentReference wrong = document();
        wrong.setCustodian(new Reference("Patient/" + ours.newId()));
        assertThatThrownBy(() -> create(ours, wrong)).hasMessageContaining("'Patient' is not valid for this path");
        assertThatThrownBy(() -> hapiCreates(wrong)).hasMessageContaining("'Patient' is not valid for this path");
        DocumentReference deep = document();
        deep.getSubject().getIdentifier().setAssigner(new Reference("List/" + ours.newId()));
        assertThatThrownBy(() -> create(ours, deep)).hasMessageContaining("subject.identifier.assigner");
        assertThatThrownBy(() -> hapiCreates(deep)).hasMessageContaining("subject.identifier.assigner");
    }

    @Test
    void an_id_of_another_record_is_refused() {
        Resource foreign = withId(document(), hapis.newId());
        assertThatThrownBy(() -> inTransaction(() -> createAll(ours, List.of(foreign))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private StoredVersion create(RecordNumber record, Resource resource) {
        return inTransaction(() -> createAll(record, List.of(withId(resource, record.newId()))))
                .get(0);
    }

    private List<StoredVersion> createAll(RecordNumber record, List<? extends Resource> resources) {
        List<VersionStore.Draft> drafts =
                resources.stream().map(resource -> store.draft(record, resource)).toList();
        store.insert(drafts);
        return drafts.stream().map(VersionStore.Draft::version).toList();
    }

    private StoredVersion update(RecordNumber record, Resource resource) {
        return inTransaction(() -> store.update(record, resource));
    }

    private long hapiCreates(Resource resource) {
        String id = hapis.newId();
        resource.setUserData(JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, id);
        dao(resource.fhirType()).create(resource, in(hapis));
        return jdbc.queryForObject(
                "select res_id from hfj_resource where partition_id = ? and fhir_id = ?", Long.class, hapis.value(), id);
    }

    private void hapiUpdates(RecordNumber record, Resource resource) {
        resource.setId(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        dao(resource.fhirType()).update(resource, in(record));
    }

    private Map<String, Object> resourceRow(RecordNumber record, long pid) {
        return told(jdbc.queryForMap(
                "select * from hfj_resource where partition_id = ? and res_id = ?", record.value(), pid));
    }

    private Map<String, Object> versionRow(RecordNumber record, long pid, int version) {
        return told(jdbc.queryForMap(
                "select * from hfj_res_ver where partition_id = ? and res_id = ? and res_ver = ?",
                record.value(),
                pid,
                version));
    }

    /** Every column but the numbers and times that are each row's own. */
    private static Map<String, Object> told(Map<String, Object> row) {
        Map<String, Object> told = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        row.forEach((column, value) -> told.put(column.toLowerCase(java.util.Locale.ROOT), value));
        assertThat(told).containsKeys("res_published", "res_updated", "partition_id");
        assertThat(told.remove("partition_id")).isNotNull();
        ITS_OWN.forEach(told::remove);
        return told;
    }

    private String times(RecordNumber record, long pid) {
        Map<String, Object> resource =
                jdbc.queryForMap("select * from hfj_resource where partition_id = ? and res_id = ?", record.value(), pid);
        Map<Integer, Map<String, Object>> versions = new HashMap<>();
        for (int version : new int[] {1, 2}) {
            versions.put(
                    version,
                    jdbc.queryForMap(
                            "select * from hfj_res_ver where partition_id = ? and res_id = ? and res_ver = ?",
                            record.value(),
                            pid,
                            version));
        }
        assertThat(versions.get(1).get("res_published")).isEqualTo(versions.get(1).get("res_updated"));
        assertThat(resource.get("res_published")).isEqualTo(versions.get(2).get("res_published"));
        assertThat(resource.get("res_published")).isEqualTo(versions.get(1).get("res_published"));
        assertThat(resource.get("res_updated")).isEqualTo(versions.get(2).get("res_updated"));
        return "published at 1, updated at 2";
    }

    private Set<String> tablesWithRowsOf(RecordNumber record) {
        List<String> tables = jdbc.queryForList(
                "select lower(table_name) from information_schema.columns where lower(column_name) = 'partition_id'"
                        + " and lower(table_name) like 'hfj%' and lower(table_schema) = 'public'",
                String.class);
        Set<String> filled = new TreeSet<>();
        for (String table : tables) {
            Long count = jdbc.queryForObject(
                    "select count(*) from " + table + " where partition_id = ?", Long.class, record.value());
            if (count > 0) {
                filled.add(table);
            }
        }
        return filled;
    }

    private long rows() {
        return jdbc.queryForObject(
                "select (select count(*) from hfj_resource where partition_id = ?)"
                        + " + (select count(*) from hfj_res_ver where partition_id = ?)",
                Long.class,
                ours.value(),
                ours.value());
    }

    private String idOf(RecordNumber record, long pid) {
        return jdbc.queryForObject(
                "select fhir_id from hfj_resource where partition_id = ? and res_id = ?", String.class, record.value(), pid);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<Resource> dao(String type) {
        return (IFhirResourceDao<Resource>) daos.getResourceDao(type);
    }

    private static SystemRequestDetails in(RecordNumber record) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRequestPartitionId(RequestPartitionId.fromPartitionId(record.value()));
        return request;
    }

    private static RecordNumber aRecord() {
        return new RecordNumber(ThreadLocalRandom.current().nextInt(1_000_000_000, 2_000_000_000));
    }

    private static Resource withId(Resource resource, String id) {
        resource.setId(id);
        return resource;
    }

    /** Without id, version and time, the labels in the order HAPI keeps them in. */
    private static String json(Resource resource) {
        Resource told = resource.copy();
        new MetaTagSorterAlphabetical().sort(told.getMeta());
        told.setId((String) null);
        told.getMeta().setVersionId(null).setLastUpdated(null);
        return FhirContext.forR4Cached().newJsonParser().encodeResourceToString(told);
    }
}
