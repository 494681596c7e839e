package fr.carnet.register.hapi;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.springframework.stereotype.Component;

/** How the next value of a sequence is asked of the database in use. */
@Component
class SequenceSql {
    private final EntityManagerFactory hapi;

    SequenceSql(EntityManagerFactory hapi) {
        this.hapi = hapi;
    }

    String next(String sequence) {
        JdbcServices services = hapi.unwrap(SessionFactoryImplementor.class).getJdbcServices();
        return services.getDialect().getSequenceSupport().getSequenceNextValString(sequence);
    }
}
