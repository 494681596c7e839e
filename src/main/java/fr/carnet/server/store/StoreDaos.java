package fr.carnet.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.context.ApplicationContext;

/**
 * HAPI's DAOs, each made when its type is first stored: HAPI's own registry makes those of all 148 types at once, which
 * was a fifth of the start.
 */
final class StoreDaos extends DaoRegistry {
    private final FhirContext fhir;
    private final Map<String, IFhirResourceDao<?>> made = new ConcurrentHashMap<>();
    private ApplicationContext beans;

    StoreDaos(FhirContext fhir) {
        super(fhir);
        this.fhir = fhir;
    }

    @Override
    public void setApplicationContext(ApplicationContext context) {
        super.setApplicationContext(context);
        beans = context;
    }

    @Override
    public IFhirResourceDao<?> getResourceDao(String type) {
        IFhirResourceDao<?> dao = getResourceDaoOrNull(type);
        if (dao == null) {
            throw new InvalidRequestException("No such resource type is stored: " + type);
        }
        return dao;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T extends IBaseResource> IFhirResourceDao<T> getResourceDaoOrNull(String type) {
        IFhirResourceDao<?> dao = made.get(type);
        if (dao == null && isResourceTypeSupported(type)) {
            dao = beans.getBean(beanOf(type), IFhirResourceDao.class);
            made.put(type, dao);
        }
        return (IFhirResourceDao<T>) dao;
    }

    @Override
    public boolean isResourceTypeSupported(String type) {
        return type != null && beans.containsBean(beanOf(type));
    }

    @Override
    public Set<String> getRegisteredDaoTypes() {
        return fhir.getResourceTypes().stream().filter(this::isResourceTypeSupported).collect(Collectors.toSet());
    }

    /** The name HAPI's generated configuration gives. */
    private static String beanOf(String type) {
        return "my" + type + "DaoR4";
    }
}
