package fr.carnet.audit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where the chain of sealed blocks ends: one row, itself sealed, compared with the anchor outside the database. */
class ChainHead {
    private final JdbcClient jdbc;
    private final SealKey key;
    private final Anchor anchor;

    ChainHead(JdbcClient jdbc, SealKey key, Anchor anchor) {
        this.jdbc = jdbc;
        this.key = key;
        this.anchor = anchor;
    }

    /**
     * @param chain identity of this chain, drawn at its beginning
     * @param last number of the last block, 0 when none
     * @param total rows in all blocks
     * @param lastMac seal of the last block
     * @param mac seal of this head
     */
    record Head(String chain, long last, long total, String lastMac, String mac) {}

    SealKey key() {
        return key;
    }

    /**
     * Begins the chain of an empty trace. A trace that has rows but no head has lost it: a new one would hide what was
     * removed with it, so none is made and verification says so.
     */
    void establish() {
        if (read(false).isPresent() || rowsOrBlocks()) {
            return;
        }
        Head first = sealed(UUID.randomUUID().toString(), 0, 0, "");
        try {
            jdbc.sql("insert into carnet_trace_head (id, chain, last_block, total, last_mac, mac) values (1, ?, 0, 0, '', ?)")
                    .params(first.chain(), first.mac())
                    .update();
        } catch (DuplicateKeyException anotherServer) {
            read(false).orElseThrow(() -> anotherServer);
        }
    }

    private boolean rowsOrBlocks() {
        return jdbc.sql("select (select count(*) from carnet_trace_block)"
                        + " + (select count(*) from (select id from carnet_trace fetch first 1 rows only) t)")
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** @param lock hold it until the end of the transaction: one sealer per cluster */
    Optional<Head> read(boolean lock) {
        return jdbc.sql("select chain, last_block, total, last_mac, mac from carnet_trace_head where id = 1"
                        + (lock ? " for update" : ""))
                .query((row, i) -> new Head(
                        row.getString(1), row.getLong(2), row.getLong(3), row.getString(4), row.getString(5)))
                .optional();
    }

    /** What is wrong with this head, if anything. */
    Optional<String> fault(Head head) {
        if (!head.equals(sealed(head.chain(), head.last(), head.total(), head.lastMac()))) {
            return Optional.of("the head of the chain was altered or sealed with another key");
        }
        Anchor.Point point = anchor.read(head.chain());
        boolean goneBack = point.block() > head.last() && endNow() < point.block();
        boolean otherEnd = point.block() == head.last() && !point.mac().equals(head.lastMac());
        return goneBack || otherEnd
                ? Optional.of("the trace ended at block " + point.block() + " before, now at block " + head.last())
                : Optional.empty();
    }

    /** A sealer that has gone on since the head was read has committed before it moved the anchor. */
    private long endNow() {
        return read(false).map(Head::last).orElse(0L);
    }

    Head advance(Head head, int rows, String blockMac) {
        Head next = sealed(head.chain(), head.last() + 1, head.total() + rows, blockMac);
        jdbc.sql("update carnet_trace_head set last_block = ?, total = ?, last_mac = ?, mac = ? where id = 1")
                .params(next.last(), next.total(), next.lastMac(), next.mac())
                .update();
        return next;
    }

    /** After the commit: this server remembers how far the chain went. */
    void remember(Head head) {
        if (head.last() > 0) {
            anchor.write(head.chain(), new Anchor.Point(head.last(), head.lastMac()));
        }
    }

    private Head sealed(String chain, long last, long total, String lastMac) {
        String mac = key.of("head", List.of(chain, String.valueOf(last), String.valueOf(total), lastMac));
        return new Head(chain, last, total, lastMac, mac);
    }
}
