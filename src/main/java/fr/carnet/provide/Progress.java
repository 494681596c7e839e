package fr.carnet.provide;

import java.io.PrintStream;

/** A bar on a terminal, nothing but refusals elsewhere, and one closing line in both cases. */
final class Progress {
    private static final int WIDTH = 30;

    private final PrintStream out = System.err;
    private final boolean terminal = Boolean.getBoolean("carnet.terminal");
    private final int total;
    private int done;

    Progress(int total) {
        this.total = total;
    }

    void show(Outcome outcome) {
        done++;
        if (outcome.isRefused() || outcome.result().equals("skipped")) {
            clear();
            String status = outcome.status() == 0 ? "" : " " + outcome.status();
            String code = outcome.code().isEmpty() ? "" : " " + outcome.code();
            out.println(outcome.result() + status + code + "  " + outcome.file() + ": " + outcome.message());
        }
        if (terminal) {
            int full = total == 0 ? WIDTH : WIDTH * done / total;
            out.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + done + "/" + total + " ");
            out.flush();
        }
    }

    void end(Report report) {
        clear();
        out.println(done + "/" + total + " files: " + report.count("deposited") + " deposited, "
                + report.count("already") + " already there, " + report.count("earlier") + " by an earlier run, "
                + report.refused() + " refused, " + report.count("skipped") + " skipped. Report: " + report.file());
    }

    private void clear() {
        if (terminal) {
            out.print("\r" + " ".repeat(WIDTH + 20) + "\r");
        }
    }
}
