package fr.carnet.server.rest;

import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import fr.carnet.server.DatabaseGone;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Gives every failure its refusal: our own as they are, HAPI's by their HTTP status, anything else {@code internal}. */
final class RefusalOf {
    private static final Set<RestOperationTypeEnum> OPERATIONS = EnumSet.of(
            RestOperationTypeEnum.EXTENDED_OPERATION_SERVER,
            RestOperationTypeEnum.EXTENDED_OPERATION_TYPE,
            RestOperationTypeEnum.EXTENDED_OPERATION_INSTANCE);

    private RefusalOf() {}

    static Refusal failure(Throwable failure, RequestDetails request) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Refusal refusal) {
                return refusal;
            }
        }
        if (failure instanceof CannotCreateTransactionException || failure instanceof TransientDataAccessException
                || DatabaseGone.in(failure)) {
            return Refusal.of(ErrorCode.UNAVAILABLE);
        }
        return failure instanceof BaseServerResponseException response
                ? byStatus(response.getStatusCode(), request)
                : Refusal.of(ErrorCode.INTERNAL);
    }

    private static Refusal byStatus(int status, RequestDetails request) {
        return switch (status) {
            case 400, 404 -> notUnderstood(request);
            case 405, 406, 415, 501 -> Refusal.of(ErrorCode.NOT_OFFERED).status(status == 501 ? 405 : status);
            case 409 -> Refusal.of(ErrorCode.CONFLICT);
            case 412 -> Refusal.of(ErrorCode.VERSION_CONFLICT);
            case 413 -> Refusal.of(ErrorCode.TOO_LARGE);
            case 422 -> Refusal.of(ErrorCode.INVALID);
            case 429 -> Refusal.of(ErrorCode.TOO_MANY_REQUESTS);
            default -> Refusal.of(status >= 500 ? ErrorCode.INTERNAL : ErrorCode.NOT_OFFERED);
        };
    }

    /** FHIR R4, update: what HAPI refuses itself of an update that is offered is a body whose id is not the address's. */
    private static Refusal otherId(String type) {
        return Refusal.of(
                ErrorCode.INVALID,
                type + ".id",
                "L'id de la ressource n'est pas celui de l'adresse.",
                "The resource's id is not that of the address.");
    }

    /** The operation is offered and its body was read: what is left for HAPI to refuse is a parameter of another type, or twice. */
    private static Refusal otherParameters() {
        return Refusal.of(
                ErrorCode.INVALID,
                "Parameters.parameter",
                "Un paramètre n'est pas du type attendu, ou est répété.",
                "A parameter is not of the type expected, or is repeated.");
    }

    /** HAPI found no method for the call (unknown type, operation, interaction), or could not read the request line. */
    private static Refusal notUnderstood(RequestDetails request) {
        if (request.getRestOperationType() == RestOperationTypeEnum.UPDATE && request.getResource() != null) {
            return otherId(request.getResource().fhirType());
        }
        if (request.getRequestType() == RequestTypeEnum.POST && OPERATIONS.contains(request.getRestOperationType())) {
            return otherParameters();
        }
        boolean reads = switch (request.getRequestType()) {
            case GET, HEAD, POST -> true;
            default -> false;
        };
        return Refusal.of(ErrorCode.NOT_OFFERED).status(reads ? 400 : 405);
    }
}
