package fr.carnet.sandbox;

import java.time.LocalDate;

/** Builds INS values of the test system as the NIR is built (DOMAIN 3.4): sex, year, month, commune, order, key. */
final class TestIns {
    private static final int MODULUS = 97;

    private TestIns() {}

    /**
     * @param male 1 for men, 2 for women
     * @param commune five characters of the INSEE code of the birth place
     * @param order 1 to 999: place in the register of births of that month and commune
     */
    static String of(boolean male, LocalDate birthDate, String commune, int order) {
        if (commune.length() != 5 || order < 1 || order > 999) {
            throw new IllegalArgumentException("a commune has five characters, an order is between 1 and 999");
        }
        String body = (male ? "1" : "2")
                + String.format("%02d%02d", birthDate.getYear() % 100, birthDate.getMonthValue())
                + commune
                + String.format("%03d", order);
        return body + key(body);
    }

    /** Control key: 97 − (the 13 digits modulo 97), in two digits; for Corsica 2A counts as 19 and 2B as 18. */
    static String key(String body) {
        long number = Long.parseLong(body.replace("2A", "19").replace("2B", "18"));
        return String.format("%02d", MODULUS - number % MODULUS);
    }
}
