package fr.carnet.provide;

/**
 * What became of one file; the components are the columns of the report.
 *
 * @param result {@code deposited}, {@code already} (the server has it), {@code earlier} (a previous run did it),
 *     {@code refused} or {@code skipped} (nothing that can be deposited)
 * @param status the server's status, 0 when it was not asked
 * @param code the server's code of the refusal
 */
record Outcome(String file, Kind kind, String result, int status, String location, String code, String message) {
    static Outcome earlier(String file, Kind kind, String location) {
        return new Outcome(file, kind, "earlier", 0, location, "", "");
    }

    static Outcome skipped(String file, String why) {
        return new Outcome(file, Kind.UNKNOWN, "skipped", 0, "", "", why);
    }

    static Outcome refused(String file, Kind kind, Answer answer) {
        return new Outcome(file, kind, "refused", answer.status(), "", answer.code(), answer.sentence());
    }

    static Outcome refusedHere(String file, Kind kind, String why) {
        return new Outcome(file, kind, "refused", 0, "", "", why);
    }

    boolean isIn() {
        return result.equals("deposited") || result.equals("already") || result.equals("earlier");
    }

    boolean isRefused() {
        return result.equals("refused");
    }
}
