package fr.carnet.server.rest;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Refusal;
import fr.carnet.shared.fhir.Escapes;
import fr.carnet.shared.fhir.OperationDefinitions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.Globals;
import org.apache.tomcat.util.http.Parameters.FailReason;
import org.hl7.fhir.r4.model.OperationDefinition.OperationParameterUse;
import org.springframework.stereotype.Component;

/**
 * Refuses what HAPI would pass over in silence (CONTRACT 7, {@code not-offered} before any data is touched): a parameter
 * in the address of a read, a change or an operation that does not take it, a change addressed to an old version or to
 * a search, a condition in a header where none is looked at, a form of answer besides JSON and XML. Searches refuse for
 * themselves.
 */
@Component
class AskedAsOffered implements ServerInterceptor {
    private static final Set<String> PRESENTATION = Set.of("_format", "_pretty");
    private static final Set<String> OF_A_READ = Set.of("_format", "_pretty", "_summary", "_elements");
    private static final Set<String> OF_METADATA = Set.of("_format", "_pretty", "_summary", "_elements", "mode");
    /** Where an answer of the operation sends the caller (Content-Location): no parameter to ask it with. */
    private static final Map<String, String> OF_ITS_ANSWER = Map.of("$export-record", "export");

    /** They read their parameters in the body alone; passed over in the address, a label asked for would be one taken away. */
    private static final Set<String> IN_THE_BODY = Set.of("$open-record", "$set-visibility");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int BEFORE_THE_BODY = -10;
    private static final int METHOD_NOT_ALLOWED = 405;

    private final OperationDefinitions operations;

    AskedAsOffered(OperationDefinitions operations) {
        this.operations = operations;
    }

    @Hook(value = Pointcut.SERVER_INCOMING_REQUEST_POST_PROCESSED, order = BEFORE_THE_BODY)
    public void check(RequestDetails request) {
        String operation = request.getOperation() == null ? "" : request.getOperation();
        RequestTypeEnum method = request.getRequestType();
        refuseBrokenForm((ServletRequestDetails) request);
        AnswerForm.require(request);
        if (operation.startsWith("$")) {
            operations.ofCode(operation.substring(1)).ifPresent(definition -> {
                Set<String> taken = new HashSet<>(PRESENTATION);
                definition.getParameter().stream()
                        .filter(parameter -> parameter.getUse() == OperationParameterUse.IN)
                        .filter(parameter -> !IN_THE_BODY.contains(operation))
                        .forEach(parameter -> taken.add(parameter.getName()));
                Optional.ofNullable(OF_ITS_ANSWER.get(operation)).ifPresent(taken::add);
                refuseOthers(request, taken);
                AddressParameters.require(request, definition);
            });
        } else if (changes(method) && !operation.equals("_search")) {
            refuseForm(request);
            refuseAddress(request, method);
        } else if (reads(request, method, operation)) {
            refuseOthers(request, operation.equals("metadata") ? OF_METADATA : OF_A_READ);
            AnswerForm.requireWhole(request);
        }
        refuseCondition(request, method, operation);
    }

    /** Tomcat leaves out of a form what it cannot read; the rest alone would be another question. */
    private static void refuseBrokenForm(ServletRequestDetails request) {
        HttpServletRequest form = request.getServletRequest();
        if (form.getAttribute(Globals.PARAMETER_PARSE_FAILED_REASON_ATTR) == FailReason.TOO_MANY_PARAMETERS) {
            throw Refusal.of(
                    ErrorCode.TOO_LARGE,
                    null,
                    "L'adresse ou le formulaire contient trop de paramètres.",
                    "The address or the form contains too many parameters.");
        }
        if (form.getAttribute(Globals.PARAMETER_PARSE_FAILED_ATTR) != null) {
            throw Escapes.broken();
        }
    }

    /** Tomcat would take what a form holds for parameters of the address. */
    private static void refuseForm(RequestDetails request) {
        String type = request.getHeader("Content-Type");
        if (type != null && type.strip().toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw StrictBody.otherForm();
        }
    }

    private static boolean changes(RequestTypeEnum method) {
        return switch (method) {
            case POST, PUT, PATCH, DELETE -> true;
            default -> false;
        };
    }

    /** Of one resource, one of its versions, all of them, or what the server says of itself. */
    private static boolean reads(RequestDetails request, RequestTypeEnum method, String operation) {
        boolean asks = method == RequestTypeEnum.GET || method == RequestTypeEnum.HEAD;
        boolean one = request.getId() != null && request.getId().hasIdPart();
        return asks && (one && (operation.isEmpty() || operation.equals("_history")) || operation.equals("metadata"));
    }

    private static void refuseAddress(RequestDetails request, RequestTypeEnum method) {
        boolean noId = request.getId() == null || !request.getId().hasIdPart();
        boolean version = !noId && request.getId().hasVersionIdPart();
        if (version || noId && method == RequestTypeEnum.PUT) {
            throw Refusal.of(ErrorCode.NOT_OFFERED).status(METHOD_NOT_ALLOWED);
        }
        boolean named = noId && method != RequestTypeEnum.POST;
        if (!named) {
            refuseOthers(request, PRESENTATION);
        }
    }

    private static void refuseOthers(RequestDetails request, Set<String> taken) {
        request.getParameters().keySet().stream()
                .filter(name -> !taken.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.of(
                            ErrorCode.NOT_OFFERED,
                            name,
                            "Cet appel ne prend pas le paramètre « " + name + " ».",
                            "This call does not take the parameter \"" + name + "\".");
                });
    }

    private static void refuseCondition(RequestDetails request, RequestTypeEnum method, String operation) {
        boolean creates = method == RequestTypeEnum.POST && operation.isEmpty() && request.getResourceName() != null;
        if (!creates && request.getHeader("If-None-Exist") != null) {
            throw header("If-None-Exist");
        }
        if (changes(method) && request.getHeader("If-None-Match") != null) {
            throw header("If-None-Match");
        }
    }

    private static Refusal header(String name) {
        return Refusal.of(
                ErrorCode.NOT_OFFERED,
                "http." + name,
                "Cet appel ne tient pas compte de l'en-tête " + name + ".",
                "This call takes no account of the header " + name + ".");
    }
}
