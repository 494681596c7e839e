package fr.carnet.access;

import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Waits one's turn: two transactions that count before they write, about the same record or person, follow one another.
 * Slots are always taken in ascending order, so that nobody waits in a ring.
 */
@Component
public class Turns {
    private static final int SLOTS = 64;

    private final JdbcClient jdbc;

    Turns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the turn for these subjects until the transaction ends. */
    public void take(Object... subjects) {
        TreeSet<Integer> slots = new TreeSet<>();
        for (Object subject : subjects) {
            slots.add(Math.floorMod(subject.hashCode(), SLOTS));
        }
        for (int slot : slots) {
            jdbc.sql("select slot from carnet_access_turn where slot = :slot for update")
                    .param("slot", slot)
                    .query(Integer.class)
                    .single();
        }
    }
}
