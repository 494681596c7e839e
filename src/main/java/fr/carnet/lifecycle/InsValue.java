package fr.carnet.lifecycle;

import java.util.regex.Pattern;

/** Form and control key of an INS (NIR or NIA: 13 characters and a two-digit key). */
final class InsValue {
    private static final Pattern FORM = Pattern.compile("[0-9]{6}[0-9AB][0-9]{6}(?:[0-9]{2})?");

    private InsValue() {}

    static boolean wellFormed(String value) {
        return FORM.matcher(value).matches();
    }

    /** Does the key match? Key = 97 - (number mod 97), with Corsican 2A as 19 and 2B as 18. */
    static boolean keyRight(String value) {
        if (value.length() != 15) {
            return false;
        }
        String digits = value.substring(0, 13).replace("2A", "19").replace("2B", "18");
        if (!digits.chars().allMatch(Character::isDigit)) {
            return false;
        }
        return 97 - Long.parseLong(digits) % 97 == Long.parseLong(value.substring(13));
    }
}
