package fr.carnet.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Seals trace rows into blocks bound to one another, and verifies them.
 *
 * <p>A row gets its place when it is sealed, not when it is written, so one that commits late is simply sealed in a later
 * block: none is lost, whatever the order of the commits. Each row bears its own seal from the start, so a row inserted
 * by somebody without the key is found even if it was sealed into a block since.
 */
public class Seal {
    private static final Logger LOG = LoggerFactory.getLogger(Seal.class);

    private final ChainHead heads;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;
    private final int blockSize;

    Seal(ChainHead heads, JdbcTemplate jdbc, PlatformTransactionManager transactions, int blockSize) {
        this.heads = heads;
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.blockSize = blockSize;
    }

    /** Begins the chain; to be called once before the first trace is written. */
    void establish() {
        heads.establish();
    }

    /** Seals every committed row not yet sealed; each block in a transaction of its own. */
    public void sealPending() {
        boolean more = true;
        while (more) {
            Optional<Sealed> block = own.execute(status -> sealBlock());
            block.map(Sealed::head).ifPresent(heads::remember);
            more = block.isPresent() && block.get().rows() == blockSize;
        }
    }

    /** Seals what is pending, then reads the whole trace, block by block. */
    public Verification verify() {
        sealPending();
        Verification verification = own.execute(status -> new Verifier(jdbc, heads).verify());
        LOG.info("trace verified: valid={} rows={}", verification.valid(), verification.count());
        return verification;
    }

    private record Pending(int record, String id, String mac) {}

    private record Sealed(ChainHead.Head head, int rows) {}

    private Optional<Sealed> sealBlock() {
        ChainHead.Head head = heads.read(true).orElse(null);
        if (head == null || heads.fault(head).isPresent()) {
            // Going on would seal over the damage; verification tells it.
            LOG.error("trace not sealed: the chain's head is missing or damaged");
            return Optional.empty();
        }
        List<Pending> rows = pending();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        long block = head.last() + 1;
        String mac = blockMac(
                heads.key(), block, head.lastMac(), rows.stream().map(Pending::mac).toList());
        place(block, rows);
        jdbc.update(
                "insert into carnet_trace_block (block, places, previous_mac, mac) values (?, ?, ?, ?)",
                block, rows.size(), head.lastMac(), mac);
        return Optional.of(new Sealed(heads.advance(head, rows.size(), mac), rows.size()));
    }

    private List<Pending> pending() {
        return jdbc.query(
                "select record, id, mac from carnet_trace where block is null"
                        + " order by recorded, id fetch first " + blockSize + " rows only",
                (row, i) -> new Pending(row.getInt(1), row.getString(2), row.getString(3)));
    }

    private void place(long block, List<Pending> rows) {
        List<Object[]> places = new ArrayList<>();
        for (int place = 0; place < rows.size(); place++) {
            places.add(new Object[] {block, place, rows.get(place).record(), rows.get(place).id()});
        }
        jdbc.batchUpdate("update carnet_trace set block = ?, place = ? where record = ? and id = ?", places);
    }

    static String blockMac(SealKey key, long block, String previous, List<String> rowMacs) {
        List<String> values = new ArrayList<>(List.of(String.valueOf(block), previous, String.valueOf(rowMacs.size())));
        values.addAll(rowMacs);
        return key.of("block", values);
    }
}
