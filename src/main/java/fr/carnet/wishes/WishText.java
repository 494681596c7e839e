package fr.carnet.wishes;

/** The text of the documents, French first, English beneath. */
final class WishText {
    private WishText() {}

    static String directives(String place, String keeper) {
        String keptBy = keeper.isEmpty() ? "" : "Personne qui les conserve : " + keeper + "\n";
        String keeperLine = keeper.isEmpty() ? "" : "Kept by: " + keeper + "\n";
        return "J'ai rédigé des directives anticipées.\n"
                + "Lieu de conservation : " + place + "\n"
                + keptBy
                + "\n-- \n"
                + "I have written advance directives.\n"
                + "Where they are kept: " + place + "\n"
                + keeperLine;
    }

    /** Consent is presumed; a refusal is declared to the national register, never here (CSP L1232-1, R1232-6). */
    static String organDonation() {
        return "J'ai lu les règles du don d'organes et de tissus : le consentement est présumé. Un refus se déclare au "
                + "registre national des refus, tenu par l'Agence de la biomédecine ; ce document n'en est pas un.\n"
                + "\n-- \n"
                + "I have read the rules of organ and tissue donation: consent is presumed. A refusal is declared to the "
                + "national register kept by the Agence de la biomédecine; this document is not one.\n";
    }
}
