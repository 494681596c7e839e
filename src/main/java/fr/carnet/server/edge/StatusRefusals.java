package fr.carnet.server.edge;

import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;

/** Our refusal for an HTTP status that a framework or the container chose; the status stays. */
final class StatusRefusals {
    private StatusRefusals() {}

    static Refusal of(int status) {
        return Refusal.of(code(status)).status(status);
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.NO_TOKEN;
            case 403 -> ErrorCode.NOT_PERMITTED;
            case 404 -> ErrorCode.NOT_FOUND;
            case 409 -> ErrorCode.CONFLICT;
            case 412 -> ErrorCode.VERSION_CONFLICT;
            case 413, 414, 431 -> ErrorCode.TOO_LARGE;
            case 422 -> ErrorCode.INVALID;
            case 429 -> ErrorCode.TOO_MANY_REQUESTS;
            case 503 -> ErrorCode.UNAVAILABLE;
            default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.NOT_OFFERED;
        };
    }
}
