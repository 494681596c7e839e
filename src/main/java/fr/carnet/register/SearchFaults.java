package fr.carnet.register;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;

/** How a search is refused before any data is touched. */
final class SearchFaults {
    private static final int BAD_REQUEST = 400;
    private static final int SHOWN = 80;

    private SearchFaults() {}

    static Refusal typeNotOffered(String type) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                null,
                "La recherche de " + type + " n'est pas proposée.",
                "Searching " + type + " is not offered.");
    }

    static Refusal notOffered(String type, String parameter) {
        String name = shown(parameter);
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                "http." + name,
                "Le paramètre « " + name + " » n'est pas proposé pour " + type + ".",
                "The parameter '" + name + "' is not offered for " + type + ".");
    }

    static Refusal malformed(String parameter) {
        String name = shown(parameter);
        return Refusal.of(
                        ErrorCode.INVALID,
                        "http." + name,
                        "La valeur du paramètre « " + name + " » est mal formée.",
                        "The value of the parameter '" + name + "' is malformed.")
                .status(BAD_REQUEST);
    }

    static Refusal tooMany(String parameter, int most) {
        return Refusal.of(
                ErrorCode.TOO_LARGE,
                "http." + shown(parameter),
                "Au plus " + most + " valeurs par recherche : découpez la recherche.",
                "At most " + most + " values in a search: split the search.");
    }

    private static String shown(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }
}
