package fr.carnet.pharmacy;

import java.time.Instant;
import java.util.List;

/**
 * The medicines file as one caller sees it.
 *
 * @param patientId logical id of the holder's Patient
 * @param groups rows by product, newest first
 * @param reason why he is let in: reason code of the decision
 * @param at business time
 */
record History(
        String patientId,
        FileWindows windows,
        List<ProductGroup> groups,
        List<Alert> alerts,
        String reason,
        Instant at) {
    History {
        groups = List.copyOf(groups);
        alerts = List.copyOf(alerts);
    }
}
