package fr.carnet.conformance.hapi;

import fr.carnet.conformance.ConformanceResources;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.OperationDefinition;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One provider for each type of definition that is served. */
@Configuration(proxyBeanMethods = false)
class DefinitionProviders {
    @Bean
    DefinitionProvider offeredStructureDefinitions(ConformanceResources resources) {
        return new DefinitionProvider(StructureDefinition.class, resources);
    }

    @Bean
    DefinitionProvider offeredCodeSystems(ConformanceResources resources) {
        return new DefinitionProvider(CodeSystem.class, resources);
    }

    @Bean
    DefinitionProvider offeredValueSets(ConformanceResources resources) {
        return new DefinitionProvider(ValueSet.class, resources);
    }

    @Bean
    DefinitionProvider offeredSearchParameters(ConformanceResources resources) {
        return new DefinitionProvider(SearchParameter.class, resources);
    }

    @Bean
    DefinitionProvider offeredOperationDefinitions(ConformanceResources resources) {
        return new DefinitionProvider(OperationDefinition.class, resources);
    }
}
