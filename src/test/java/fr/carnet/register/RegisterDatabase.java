package fr.carnet.register;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with the register's tables and as much of HAPI's as the register reads; notes every statement. */
final class RegisterDatabase implements AutoCloseable {
    static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes();

    final Set<String> statements = ConcurrentHashMap.newKeySet();
    final JdbcTemplate jdbc;
    final SqlRegister register;
    private final TransactionTemplate transactions;
    private final AutoCloseable server;

    private RegisterDatabase(DataSource source, AutoCloseable server) {
        this.server = server;
        Flyway.configure().dataSource(source).locations("classpath:db/migration/common").load().migrate();
        DataSource noted = new NotingDataSource(source);
        this.jdbc = new JdbcTemplate(noted);
        new JdbcTemplate(source).execute("create table hfj_res_ver (partition_id integer, res_id bigint, res_ver bigint,"
                + " res_updated timestamp(6), res_text_vc text, primary key (partition_id, res_id, res_ver))");
        this.transactions = new TransactionTemplate(new DataSourceTransactionManager(noted));
        this.register = new SqlRegister(
                jdbc, new TableVersionStore(jdbc), new SearchParameters(), new CursorKey(KEY), Directory::resolve);
    }

    static RegisterDatabase h2() {
        JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
        return new RegisterDatabase(pool, pool::dispose);
    }

    static RegisterDatabase postgres() {
        try {
            var server = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.start();
            return new RegisterDatabase(server.getPostgresDatabase(), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    @Override
    public void close() throws Exception {
        server.close();
    }

    private final class NotingDataSource extends DelegatingDataSource {
        NotingDataSource(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws java.sql.SQLException {
            Connection connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("prepareStatement")) {
                            statements.add((String) arguments[0]);
                        }
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
