package fr.carnet.server.store;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.annotation.ContextAnnotationAutowireCandidateResolver;
import org.springframework.core.type.MethodMetadata;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * Makes a bean of HAPI's when it is first used. HAPI declares several hundred (jobs, terminology, subscriptions, merge,
 * packages) of which a store of versions uses a few dozen; its JPA repositories parse all their queries when they are
 * made, a quarter of the start, and most are never called.
 */
@Component
class OnlyWhatIsUsed implements BeanFactoryPostProcessor {
    private static final String[] FOREIGN = {"ca.uhn.", "org.springframework.data."};

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (String name : beans.getBeanDefinitionNames()) {
            BeanDefinition definition = beans.getBeanDefinition(name);
            if (isForeign(definition.getBeanClassName()) || isForeign(declaredBy(definition))) {
                definition.setLazyInit(true);
            }
        }
        ((DefaultListableBeanFactory) beans).setAutowireCandidateResolver(new LateRepositories());
    }

    private static boolean isForeign(String className) {
        for (String prefix : FOREIGN) {
            if (className != null && className.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static String declaredBy(BeanDefinition definition) {
        MethodMetadata factory = definition instanceof AnnotatedBeanDefinition annotated
                ? annotated.getFactoryMethodMetadata()
                : null;
        return factory == null ? null : factory.getDeclaringClassName();
    }

    /** A repository is handed over as a stand-in that fetches it at its first call. */
    private static final class LateRepositories extends ContextAnnotationAutowireCandidateResolver {
        @Override
        protected boolean isLazy(DependencyDescriptor descriptor) {
            return Repository.class.isAssignableFrom(descriptor.getDependencyType()) || super.isLazy(descriptor);
        }
    }
}
