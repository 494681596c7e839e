package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What is answered is on the database's disk: a PostgreSQL set up to commit without waiting ({@code synchronous_commit}
 * off) is made to wait on our connections. Stricter settings (standbys) stay as the operator chose them.
 */
@Component
class DurableCommits implements BeanPostProcessor {
    private static final String WAIT = "select set_config('synchronous_commit', 'on', false)"
            + " where current_setting('synchronous_commit') = 'off'";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.setConnectionInitSql(WAIT);
        }
        return bean;
    }
}
