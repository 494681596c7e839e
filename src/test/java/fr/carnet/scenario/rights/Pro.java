package fr.carnet.scenario.rights;

import fr.carnet.scenario.support.Api;
import java.util.concurrent.ThreadLocalRandom;

/** A professional nobody has met before. */
record Pro(String rpps, String profession, String token) {
    static Pro doctor() {
        return with("10", "");
    }

    static Pro of(String profession) {
        return with(profession, "");
    }

    static Pro at(String structure) {
        return with("10", ",\"structure\":\"" + structure + "\"");
    }

    static Pro regulating() {
        return with("10", ",\"regulation\":true");
    }

    static Pro inSecret() {
        return with("10", ",\"secret\":true");
    }

    static Pro with(String profession, String claims) {
        String rpps = "1" + String.format("%010d", ThreadLocalRandom.current().nextLong(10_000_000_000L));
        return new Pro(rpps, profession, token(rpps, profession, claims));
    }

    private static String token(String rpps, String profession, String claims) {
        return Api.token("{\"actor\":\"professional\",\"rpps\":\"" + rpps + "\",\"profession\":\"" + profession + "\"" + claims
                + "}");
    }

    /** The same person with a token that bears these scopes. */
    String scoped(String scope) {
        return token(rpps, profession, ",\"scope\":\"" + scope + "\"");
    }

    String idNat() {
        return "8" + rpps;
    }

    static String structure(String finess) {
        return Api.token("{\"actor\":\"structure\",\"structure\":\"" + finess + "\"}");
    }

    static String newStructure() {
        return "1" + String.format("%09d", ThreadLocalRandom.current().nextInt(1_000_000_000));
    }
}
