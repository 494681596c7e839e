package fr.carnet.register.hapi;

import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Numbers of one of HAPI's sequences, drawn as Hibernate's pooled optimizer draws them: what the sequence gives is the last
 * of fifty. HAPI's own DAO may thus draw from the same sequence, in this process or another.
 */
final class DrawnNumbers {
    /** By which HAPI's schema increments its sequences (HapiSequenceStyleGenerator). */
    private static final int DRAWN = 50;

    private final JdbcTemplate jdbc;
    private final String draw;
    private long next = 1;
    private long last;

    DrawnNumbers(JdbcTemplate jdbc, String draw) {
        this.jdbc = jdbc;
        this.draw = draw;
    }

    synchronized long next() {
        if (next > last) {
            last = jdbc.queryForObject(draw, Long.class);
            next = last - DRAWN + 1;
        }
        return next++;
    }
}
