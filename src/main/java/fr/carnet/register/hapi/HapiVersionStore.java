package fr.carnet.register.hapi;

import ca.uhn.fhir.jpa.cache.IResourceTypeCacheSvc;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import fr.carnet.register.VersionStore;
import fr.carnet.register.hapi.VersionRows.Kept;
import fr.carnet.register.hapi.VersionRows.NewVersion;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.RecordNumber;
import fr.carnet.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Versions in HAPI's tables, each record in its own partition, in the rows HAPI's DAO would write and from the ids HAPI
 * draws (ADR 0088). The partition is given with every call, never guessed, and the id must bear its number (PARTITIONING
 * rules 2, 5 and 6).
 */
@Component
class HapiVersionStore implements VersionStore {
    private final StoredForm form;
    private final VersionRows rows;
    private final IResourceTypeCacheSvc types;

    HapiVersionStore(StoredForm form, VersionRows rows, IResourceTypeCacheSvc types) {
        this.form = form;
        this.rows = rows;
        this.types = types;
    }

    @Override
    public Draft draft(RecordNumber record, Resource resource) {
        String id = ownId(record, resource);
        String type = resource.fhirType();
        StoredForm.Text text = form.of(resource);
        Instant now = transactionTime();
        Kept first = new Kept(rows.newResource(), 1, now, now, null);
        return new NewVersion(record.value(), type, types.getResourceTypeId(type), id, first, text);
    }

    @Override
    public void insert(List<Draft> drafts) {
        rows.insert(drafts.stream().map(NewVersion.class::cast).toList());
    }

    @Override
    public StoredVersion update(RecordNumber record, Resource resource) {
        String id = ownId(record, resource);
        String type = resource.fhirType();
        StoredForm.Text text = form.of(resource);
        Kept current = rows.current(record.value(), type, id)
                .orElseThrow(() -> new IllegalStateException("there is no version to follow"));
        if (text.digest().equals(current.digest())) {
            return new StoredVersion(current.pid(), current.version(), current.updated(), text.json());
        }
        NewVersion next = new NewVersion(
                record.value(), type, types.getResourceTypeId(type), id, current.next(transactionTime()), text);
        if (!rows.follow(next)) {
            throw Refusal.of(ErrorCode.VERSION_CONFLICT);
        }
        return next.version();
    }

    /** The machine's time to the millisecond, as HAPI takes it for a transaction. */
    private static Instant transactionTime() {
        return new TransactionDetails().getTransactionDate().toInstant();
    }

    private static String ownId(RecordNumber record, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        if (!RecordNumber.ofId(id).equals(Optional.of(record)) || !resource.getIdElement().isIdPartValid()) {
            throw new IllegalArgumentException("the id does not belong to the record");
        }
        return id;
    }
}
