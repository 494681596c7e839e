package fr.carnet.server.edge;

import fr.carnet.shared.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Errors that reach the container ({@code sendError}); replaces Spring Boot's page. */
@Controller
class ErrorPage implements ErrorController {
    private static final int NOT_FOUND = 404;

    private final Answer answer;

    ErrorPage(Answer answer) {
        this.answer = answer;
    }

    /** Called directly, without an error to tell, it is an address like any unknown one. */
    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Refusal refusal = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure
                ? LastResort.refusal(failure)
                : StatusRefusals.of(status instanceof Integer known ? known : NOT_FOUND);
        answer.write(request, response, refusal);
    }
}
