package fr.carnet.document.patch;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;

/** The refusals of this package, in one wording each. */
final class PatchRefusals {
    private static final int BAD_REQUEST = 400;

    private PatchRefusals() {}

    /** Neither status nor securityLabel nor isArchived (PDSm: 405). */
    static Refusal notUpdatable(String path) {
        return Refusal.of(
                ErrorCode.ELEMENT_NOT_UPDATABLE,
                path,
                "Seuls status, securityLabel et isArchived se mettent à jour.",
                "Only status, securityLabel and isArchived can be updated.");
    }

    static Refusal operationNotOffered(String operation) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                null,
                "L'opération de patch « " + operation + " » n'est pas offerte.",
                "The patch operation \"" + operation + "\" is not offered.");
    }

    /** The body is no patch document at all. */
    static Refusal unreadable() {
        return invalid(null, "Le patch est illisible.", "The patch cannot be read.").status(BAD_REQUEST);
    }

    static Refusal noTarget(String path) {
        return invalid(
                path,
                "Ce chemin ne désigne pas exactement un élément.",
                "This path does not designate exactly one element.");
    }

    static Refusal invalid(String path, String french, String english) {
        return Refusal.of(ErrorCode.INVALID, path, french, english);
    }
}
