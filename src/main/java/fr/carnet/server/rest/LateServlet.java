package fr.carnet.server.rest;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.util.function.Supplier;

/**
 * Stands for a servlet that is made when the container starts it. Containers register servlets before Spring makes its
 * other parts; a servlet that needs most of them would have them made then, while Spring still looks through all it
 * knows for each, a fifth of a start.
 */
final class LateServlet extends HttpServlet {
    private final transient Supplier<HttpServlet> maker;
    private transient HttpServlet made;

    LateServlet(Supplier<HttpServlet> maker) {
        this.maker = maker;
    }

    @Override
    public void init(ServletConfig config) throws ServletException {
        super.init(config);
        made = maker.get();
        made.init(config);
    }

    @Override
    public void service(ServletRequest request, ServletResponse response) throws ServletException, IOException {
        made.service(request, response);
    }

    @Override
    public void destroy() {
        if (made != null) {
            made.destroy();
        }
    }
}
