package fr.carnet.shared.fhir;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.regex.Pattern;

/** Percent escapes of an address. One that names no byte is refused: readers differ in what they make of it. */
public final class Escapes {
    private static final Pattern BROKEN = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int BAD_REQUEST = 400;

    private Escapes() {}

    /**
     * @param address or a part of it; may be null
     * @throws Refusal {@code invalid}
     */
    public static void require(String address) {
        if (address != null && BROKEN.matcher(address).find()) {
            throw broken();
        }
    }

    /** What is answered to one. */
    public static Refusal broken() {
        return Refusal.of(
                        ErrorCode.INVALID,
                        null,
                        "L'adresse ou le formulaire contient un signe % que ne suivent pas deux chiffres hexadécimaux.",
                        "The address or the form contains a % sign that two hexadecimal digits do not follow.")
                .status(BAD_REQUEST);
    }
}
