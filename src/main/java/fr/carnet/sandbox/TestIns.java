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
                + digits(birthDate.getYear() % 100, 2)
                + digits(birthDate.getMonthValue(), 2)
                + commune
                + digits(order, 3);
        return body + key(body);
    }

    /** Control key: 97 − (the 13 digits modulo 97), in two digits; for Corsica 2A counts as 19 and 2B as 18. */
    static String key(String body) {
        long number = Long.parseLong(body.replace("2A", "19").replace("2B", "18"));
        return digits(MODULUS - number % MODULUS, 2);
    }

    private static String digits(long number, int width) {
        String text = Long.toString(number);
        return "0".repeat(width - text.length()) + text;
    }
}
