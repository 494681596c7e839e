package fr.carnet.server.edge;

import jakarta.servlet.http.HttpServletRequest;

/** The address as it was sent, without the query. */
final class Paths {
    private Paths() {}

    static String of(HttpServletRequest request) {
        String uri = request.getRequestURI();
        return uri == null ? "" : uri.substring(request.getContextPath().length());
    }

    static boolean fhir(String path) {
        return path.equals("/fhir") || path.startsWith("/fhir/");
    }
}
