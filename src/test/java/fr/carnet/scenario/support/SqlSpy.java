package fr.carnet.scenario.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** The statements the server sends to the database while it is open, in lower case. */
public final class SqlSpy implements AutoCloseable {
    private static final List<String> LOGGERS =
            List.of("org.hibernate.SQL", "org.springframework.jdbc.core.JdbcTemplate");

    /** Threads that serve calls; what the server does by itself meanwhile (sealing the trace) is no call's work. */
    private static final String SERVING = "-exec-";

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing(); // or the thread would be the one that looks
            super.append(event);
        }
    };

    public SqlSpy() {
        appender.start();
        LOGGERS.forEach(name -> {
            logger(name).setLevel(Level.DEBUG);
            logger(name).setAdditive(false);
            logger(name).addAppender(appender);
        });
    }

    public List<String> statements() {
        return List.copyOf(appender.list).stream()
                .filter(event -> event.getThreadName().contains(SERVING))
                .map(event -> event.getFormattedMessage().toLowerCase(Locale.ROOT))
                .filter(message -> message.contains("select ") || message.contains("insert ")
                        || message.contains("update ") || message.contains("delete "))
                .toList();
    }

    @Override
    public void close() {
        LOGGERS.forEach(name -> {
            logger(name).detachAppender(appender);
            logger(name).setLevel(null);
            logger(name).setAdditive(true);
        });
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
