package fr.carnet.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the chain from its beginning to the head it starts from; at most one block is in memory. */
final class Verifier {
    private final JdbcTemplate jdbc;
    private final ChainHead heads;
    private long count;
    private String previous = "";

    Verifier(JdbcTemplate jdbc, ChainHead heads) {
        this.jdbc = jdbc;
        this.heads = heads;
    }

    private record Row(int place, Trace trace, String mac) {}

    private record Block(int places, String previous, String mac) {}

    Verification verify() {
        Optional<ChainHead.Head> head = heads.read(false);
        if (head.isEmpty()) {
            return Verification.fault(0, "the head of the chain is missing");
        }
        Optional<String> fault = heads.fault(head.get()).or(() -> blocks(head.get())).or(() -> ends(head.get()));
        return new Verification(fault.isEmpty(), count, fault);
    }

    private Optional<String> blocks(ChainHead.Head head) {
        for (long number = 1; number <= head.last(); number++) {
            Optional<String> fault = block(number);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return previous.equals(head.lastMac()) && count == head.total()
                ? Optional.empty()
                : Optional.of("the last block is not the one the head names");
    }

    private Optional<String> block(long number) {
        Optional<Block> block = jdbc
                .query(
                        "select places, previous_mac, mac from carnet_trace_block where block = ?",
                        (row, i) -> new Block(row.getInt(1), row.getString(2), row.getString(3)),
                        number)
                .stream()
                .findFirst();
        if (block.isEmpty()) {
            return Optional.of("block " + number + " is missing");
        }
        List<Row> rows = rows(number);
        Optional<String> fault = rowFault(number, rows);
        if (fault.isPresent()) {
            return fault;
        }
        return blockFault(number, block.get(), rows.stream().map(Row::mac).toList());
    }

    private List<Row> rows(long number) {
        return jdbc.query(
                "select place, mac, " + TraceColumns.NAMES + " from carnet_trace where block = ? order by place",
                (row, i) -> new Row(row.getInt("place"), TraceColumns.read(row), row.getString("mac")),
                number);
    }

    private Optional<String> rowFault(long number, List<Row> rows) {
        int place = 0;
        for (Row row : rows) {
            if (!heads.key().row(row.trace()).equals(row.mac())) {
                return Optional.of("block " + number + ": " + name(row.trace()) + " was altered or is not ours");
            }
            if (row.place() != place++) {
                return Optional.of("block " + number + ": a row before " + name(row.trace()) + " is missing or moved");
            }
            count++;
        }
        return Optional.empty();
    }

    private Optional<String> blockFault(long number, Block block, List<String> macs) {
        if (block.places() != macs.size()) {
            return Optional.of("block " + number + ": " + block.places() + " rows sealed, " + macs.size() + " found");
        }
        boolean linked = block.previous().equals(previous);
        previous = Seal.blockMac(heads.key(), number, previous, macs);
        return linked && previous.equals(block.mac())
                ? Optional.empty()
                : Optional.of("block " + number + ": its rows or its link to the block before were changed");
    }

    /** Nothing sealed lies outside the blocks read; a block sealed meanwhile has advanced the head before we look. */
    private Optional<String> ends(ChainHead.Head head) {
        List<Long> outside = new ArrayList<>();
        outside.add(jdbc.queryForObject("select min(block) from carnet_trace", Long.class));
        outside.add(jdbc.queryForObject("select max(block) from carnet_trace", Long.class));
        outside.add(jdbc.queryForObject("select min(block) from carnet_trace_block", Long.class));
        outside.add(jdbc.queryForObject("select max(block) from carnet_trace_block", Long.class));
        long last = heads.read(false).map(ChainHead.Head::last).orElse(head.last());
        return outside.stream().anyMatch(block -> block != null && (block < 1 || block > last))
                ? Optional.of("rows or blocks lie outside the chain")
                : Optional.empty();
    }

    private static String name(Trace trace) {
        return "row p" + trace.record() + "-" + trace.id();
    }
}
