package fr.carnet.access;

import fr.carnet.access.matrix.HabilitationMatrix;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The room's values as beans; a wrong matrix stops the start here. */
@Configuration(proxyBeanMethods = false)
class AccessBeans {
    @Bean
    HabilitationMatrix habilitationMatrix() {
        return HabilitationMatrix.shipped();
    }

    @Bean
    DecisionPoint decisionPoint(HabilitationMatrix matrix) {
        return new DecisionPoint(matrix);
    }
}
