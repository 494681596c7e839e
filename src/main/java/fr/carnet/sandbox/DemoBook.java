package fr.carnet.sandbox;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code sandbox_demo_step}: what of the demonstration is already loaded, so that a restart goes on. */
@Component
@ConditionalOnProperty("carnet.sandbox.enabled")
class DemoBook {
    private final JdbcClient jdbc;

    DemoBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> result(String step) {
        return jdbc.sql("select result from sandbox_demo_step where step = :step")
                .param("step", step)
                .query(String.class)
                .optional();
    }

    void done(String step, String result) {
        jdbc.sql("insert into sandbox_demo_step (step, result) values (:step, :result)")
                .param("step", step)
                .param("result", result)
                .update();
    }
}
