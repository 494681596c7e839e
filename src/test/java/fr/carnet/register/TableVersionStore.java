package fr.carnet.register;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.carnet.shared.RecordNumber;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes versions as HAPI does: text without id, version and time. */
final class TableVersionStore implements VersionStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JdbcTemplate jdbc;
    private final AtomicLong pids = new AtomicLong(1000);
    private final Map<String, StoredVersion> current = new ConcurrentHashMap<>();

    TableVersionStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Draft draft(RecordNumber record, Resource resource) {
        StoredVersion version = new StoredVersion(pids.incrementAndGet(), 1, Instant.now(), text(resource));
        return new Drafted(record, resource, version);
    }

    @Override
    public void insert(List<Draft> drafts) {
        drafts.stream().map(Drafted.class::cast).forEach(draft -> write(draft.record, draft.resource, draft.version));
    }

    private record Drafted(RecordNumber record, Resource resource, StoredVersion version) implements Draft {}

    @Override
    public StoredVersion update(RecordNumber record, Resource resource) {
        StoredVersion last = current.get(resource.getIdElement().getIdPart());
        return write(record, resource, new StoredVersion(last.resourcePid(), last.version() + 1, Instant.now(), text(resource)));
    }

    private StoredVersion write(RecordNumber record, Resource resource, StoredVersion version) {
        jdbc.update(
                "insert into hfj_res_ver (partition_id, res_id, res_ver, res_updated, res_text_vc) values (?, ?, ?, ?, ?)",
                record.value(),
                version.resourcePid(),
                version.version(),
                Timestamp.from(version.lastUpdated()),
                version.text());
        current.put(resource.getIdElement().getIdPart(), version);
        return version;
    }

    private static String text(Resource resource) {
        try {
            String json = FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource);
            ObjectNode tree = (ObjectNode) MAPPER.readTree(json);
            tree.remove("id");
            if (tree.get("meta") instanceof ObjectNode meta) {
                meta.remove("versionId");
                meta.remove("lastUpdated");
                if (meta.isEmpty()) {
                    tree.remove("meta");
                }
            }
            return tree.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
