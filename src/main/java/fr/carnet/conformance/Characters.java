package fr.carnet.conformance;

/**
 * Which characters a text may hold: those XML 1.0 knows (section 2.2), as FHIR R4 asks of a string. JSON can write any
 * other behind a backslash; what holds one could never be answered in XML, nor could a page with it.
 */
final class Characters {
    private static final char FIRST_PRINTED = 0x20;
    private static final char NO_CHARACTER = 0xFFFE;

    private Characters() {}

    static boolean areAllowed(char[] text, int from, int length) {
        int end = from + length;
        for (int i = from; i < end; i++) {
            char here = text[i];
            if (Character.isSurrogate(here)) {
                if (i + 1 == end || !Character.isSurrogatePair(here, text[i + 1])) {
                    return false;
                }
                i++;
            } else if (!isAllowed(here)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char here) {
        return here >= FIRST_PRINTED ? here < NO_CHARACTER : here == '\t' || here == '\n' || here == '\r';
    }
}
