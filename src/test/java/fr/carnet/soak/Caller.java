package fr.carnet.soak;

import fr.carnet.scenario.support.Api;

/** A professional with a token of his own that lasts as long as the run. */
record Caller(String rpps, String token) {
    private static final int SECONDS = 24 * 3600;

    static Caller professional(int number) {
        String rpps = "10" + String.format("%09d", 700_000_000L + number);
        return new Caller(rpps, token("\"actor\":\"professional\",\"profession\":\"10\",\"rpps\":\"" + rpps + "\""));
    }

    static String token(String claims) {
        return Api.token("{" + claims + ",\"expiresIn\":" + SECONDS + "}");
    }

    @Override
    public String toString() {
        return rpps;
    }
}
