package fr.carnet.server.store;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What is answered is on the database's disk: a PostgreSQL set up to commit without waiting ({@code synchronous_commit}
 * off) is made to wait on our connections. And it holds no record locked for a server it no longer reaches: what was begun
 * on a connection cut off without a word is given up after a minute. Stricter settings stay as the operator chose them.
 *
 * <p>Plans are kept: made anew for each record, as the database prefers for a statement of many conditions, they take many
 * times longer than what they plan.
 *
 * <p>A page of a search is read along an index that has its order, and ends when it is full. A plan kept for all records
 * is made for an average one, of which the database would rather collect everything and sort it: without a bitmap of the
 * record it does not, and a large record's page costs as little as a small one's. What is read belongs to one record, seldom
 * to many: a row found through an index is not counted four times a row read in passing, as the default for turning disks has
 * it, by which a table of some ten thousand rows would be read from end to end for each search.
 */
@Component
class PostgresConnections implements BeanPostProcessor {
    private static final String SETTINGS =
            """
            select case current_setting('synchronous_commit') when 'off' then set_config('synchronous_commit', 'on', false) end,
              case current_setting('idle_in_transaction_session_timeout') when '0'
                then set_config('idle_in_transaction_session_timeout', '60s', false) end,
              set_config('tcp_keepalives_idle', '30', false), set_config('tcp_keepalives_interval', '10', false),
              set_config('tcp_keepalives_count', '3', false),
              set_config('enable_bitmapscan', 'off', false),
              set_config('plan_cache_mode', 'force_generic_plan', false),
              case current_setting('random_page_cost') when '4' then set_config('random_page_cost', '1.1', false) end""";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool
                && pool.getJdbcUrl() != null
                && pool.getJdbcUrl().startsWith("jdbc:postgresql:")) {
            pool.setConnectionInitSql(SETTINGS);
        }
        return bean;
    }
}
