package fr.carnet.directory.hapi;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.api.model.DaoMethodOutcome;
import ca.uhn.fhir.jpa.model.util.JpaConstants;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import fr.carnet.directory.EntryStore;
import java.util.Optional;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Entries in HAPI JPA, in partition 0, which belongs to no record (PARTITIONING). */
@Component
class HapiEntryStore implements EntryStore {
    private static final int OUTSIDE_RECORDS = 0;

    private final DaoRegistry daos;

    HapiEntryStore(DaoRegistry daos) {
        this.daos = daos;
    }

    @Override
    public Resource create(Resource resource) {
        resource.setUserData(
                JpaConstants.RESOURCE_ID_SERVER_ASSIGNED_VALUE, resource.getIdElement().getIdPart());
        return stored(dao(resource.fhirType()).create(resource, outside()));
    }

    @Override
    public Resource update(Resource resource) {
        resource.setId(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
        return stored(dao(resource.fhirType()).update(resource, outside()));
    }

    @Override
    public Optional<Resource> read(String type, String id) {
        return Optional.of(dao(type).read(new IdType(type, id), outside()));
    }

    private static Resource stored(DaoMethodOutcome outcome) {
        Resource resource = (Resource) outcome.getResource();
        resource.setId(outcome.getId().toUnqualified());
        return resource;
    }

    @SuppressWarnings("unchecked")
    private IFhirResourceDao<Resource> dao(String type) {
        return (IFhirResourceDao<Resource>) daos.getResourceDao(type);
    }

    private static SystemRequestDetails outside() {
        SystemRequestDetails request = new SystemRequestDetails();
        request.setRequestPartitionId(RequestPartitionId.fromPartitionId(OUTSIDE_RECORDS));
        return request;
    }
}
