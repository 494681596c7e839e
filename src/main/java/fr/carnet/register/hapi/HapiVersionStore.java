package fr.carnet.register.hapi;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.model.entity.ResourceHistoryTable;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import fr.carnet.register.VersionStore;
import fr.carnet.shared.RecordNumber;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Versions in HAPI JPA, each record in its own partition. The partition is given with every call, never guessed, and
 * the id must bear its number (PARTITIONING rules 2, 5 and 6).
 */
@Component
class HapiVersionStore implements VersionStore {
    private final DaoRegistry daos;

    @PersistenceContext
    private EntityManager entityManager;

    HapiVersionStore(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public StoredVersion create(RecordNumber record, Resource resource) {
        String id = ownId(record, resource);
        resource.setUserData(JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, id);
        return stored(dao(resource).create(resource, in(record)), resource);
    }

    @Override
    public StoredVersion update(RecordNumber record, Resource resource) {
        ownId(record, resource);
        resource.getMeta().setVersionId(null);
        resource.setId(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        return stored(dao(resource).update(resource, in(record)), resource);
    }

    private StoredVersion stored(DaoMethodOutcome outcome, Resource resource) {
        entityManager.flush();
        ResourceTable entity = (ResourceTable) outcome.getEntity();
        return new StoredVersion(
                entity.getId().getId(),
                Integer.parseInt(outcome.getId().getVersionIdPart()),
                entity.getUpdatedDate().toInstant(),
                text(entity.getCurrentVersionEntity(), resource));
    }

    /** What HAPI has just encoded; encoded here where it keeps no version at hand (an update that changed nothing). */
    private static String text(ResourceHistoryTable version, Resource resource) {
        String stored = version == null ? null : version.getResourceTextVc();
        return stored == null ? FhirContext.forR4Cached().newJsonParser().encodeResourceToString(resource) : stored;
    }

    private static String ownId(RecordNumber record, Resource resource) {
        String id = resource.getIdElement().getIdPart();
        if (!RecordNumber.ofId(id).equals(java.util.Optional.of(record))) {
            throw new IllegalArgumentException("the id does not belong to the record");
        }
        return id;
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<Resource> dao(Resource resource) {
        return (IFhirResourceDao<Resource>) daos.getResourceDao(resource.fhirType());
    }

    private static SystemRequestDetails in(RecordNumber record) {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRequestPartitionId(RequestPartitionId.fromPartitionId(record.value()));
        return request;
    }
}
