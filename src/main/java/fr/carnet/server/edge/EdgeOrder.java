package fr.carnet.server.edge;

import org.springframework.core.Ordered;

/** The way of a request through the edge, first to last; security follows. */
final class EdgeOrder {
    static final int REQUEST_IDS = Ordered.HIGHEST_PRECEDENCE + 10;
    static final int ANSWER_HEADERS = REQUEST_IDS + 10;
    static final int LAST_RESORT = ANSWER_HEADERS + 10;
    static final int QUIET_FLUSH = LAST_RESORT + 10;
    static final int REFUSED_REQUESTS = QUIET_FLUSH + 10;
    static final int BODY_LIMIT = REFUSED_REQUESTS + 10;

    private EdgeOrder() {}
}
