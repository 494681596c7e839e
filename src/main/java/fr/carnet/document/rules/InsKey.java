package fr.carnet.document.rules;

/**
 * The control key of an INS: 97 less the 13 first digits modulo 97, where the Corsican departments 2A and 2B count as
 * 19 and 18. A wrong key is told, never refused (DOMAIN 2.4, point 9): official examples have wrong ones.
 */
final class InsKey {
    private InsKey() {}

    /** True for 15 characters of which the two last are the key of the others. */
    static boolean plausible(String ins) {
        String digits = ins.replace("2A", "19").replace("2B", "18");
        if (!digits.matches("[0-9]{15}")) {
            return false;
        }
        long number = Long.parseLong(digits.substring(0, 13));
        return 97 - number % 97 == Long.parseLong(digits.substring(13));
    }
}
