package fr.carnet.server.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.config.util.HapiEntityManagerFactoryUtil;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Writes HAPI's schema in partition mode, as Hibernate would create it, to a file: how {@code V001__hapi.sql} was made
 * and how the difference to a later HAPI is found. Arguments: {@code h2|postgresql FILE}.
 */
final class SchemaExport {
    private SchemaExport() {}

    public static void main(String[] arguments) throws Exception {
        DatabaseKind kind = DatabaseKind.valueOf(arguments[0].toUpperCase(java.util.Locale.ROOT));
        Path target = Path.of(arguments[1]);
        Files.deleteIfExists(target);
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            context.getBeanFactory().registerSingleton("partitionSettings", StoreSettings.partitions());
            context.getBeanFactory().registerSingleton("storageSettings", StoreSettings.storage());
            context.getBeanFactory().registerSingleton("fhirContext", FhirContext.forR4Cached());
            context.refresh();
            context.getBean(PartitionSettings.class);
            LocalContainerEntityManagerFactoryBean factory = HapiEntityManagerFactoryUtil.newEntityManagerFactory(
                    context.getBeanFactory(), FhirContext.forR4Cached(), StoreSettings.storage());
            factory.setPersistenceUnitName("HAPI_PU");
            factory.setJpaPropertyMap(properties(kind, target));
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setUrl("jdbc:h2:mem:export");
            factory.setDataSource(dataSource);
            factory.afterPropertiesSet();
            factory.destroy();
        }
        System.exit(0);
    }

    private static Map<String, Object> properties(DatabaseKind kind, Path target) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("hibernate.dialect", kind.hibernateDialect());
        properties.put("hibernate.boot.allow_jdbc_metadata_access", "false");
        properties.put("hibernate.search.enabled", "false");
        properties.put("hibernate.hbm2ddl.delimiter", ";");
        properties.put("jakarta.persistence.schema-generation.scripts.action", "create");
        properties.put("jakarta.persistence.schema-generation.scripts.create-target", target.toString());
        properties.put(
                "hibernate.physical_naming_strategy",
                "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
        return properties;
    }
}
