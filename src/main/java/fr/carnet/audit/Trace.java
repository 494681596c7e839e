package fr.carnet.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row of the trace.
 *
 * @param record number of the record, 0 when the attempt named none that exists
 * @param id UUID of the row
 * @param recorded machine time, in microseconds
 * @param agent who
 * @param deed what, and why it was allowed or refused
 * @param hiding what of it was hidden from the holder when it happened
 * @param requestId X-Request-Id of the call
 */
public record Trace(int record, String id, Instant recorded, Agent agent, Deed deed, Hiding hiding, String requestId) {
    /**
     * Who did it, as his token said.
     *
     * @param kind {@code patient}, {@code professional}, {@code structure}, {@code agent}, {@code feed}, {@code operator}
     * @param key {@code Caller.key()}
     * @param system naming system of his identifier
     * @param code his identifier
     * @param name family and given names, {@code ""} when unknown
     * @param profession TRE_G15 code or {@code ""}
     * @param specialty savoir-faire code or {@code ""}
     * @param structure IdNat_Struct he works for or {@code ""}
     */
    public record Agent(
            String kind,
            String key,
            String system,
            String code,
            String name,
            String profession,
            String specialty,
            String structure) {}

    /**
     * What was done or tried.
     *
     * @param action AuditEvent.action: C, R, U, D or E
     * @param interaction as the room that served it names it: {@code ITI-67}, {@code vread}, {@code $break-glass}
     * @param rest code of restful-interaction
     * @param resourceId empty for a search or an operation on the record
     * @param query the search as asked, or {@code ""}
     */
    public record Deed(
            String action,
            String interaction,
            String rest,
            String resourceType,
            Optional<String> resourceId,
            boolean granted,
            String reason,
            String purpose,
            String query) {}

    /**
     * @param until hidden from the holder until then, null when not
     * @param fromRepresentatives the entry is hidden from legal representatives
     * @param secret made in a professional's secret connection: never shown to representatives
     */
    public record Hiding(Instant until, boolean fromRepresentatives, boolean secret) {}

    /** Every value of the row in a fixed order, so that a seal over it covers every column. */
    List<String> values() {
        List<String> values = new ArrayList<>(List.of(String.valueOf(record), id, recorded.toString()));
        values.addAll(List.of(agent.kind, agent.key, agent.system, agent.code, agent.name));
        values.addAll(List.of(agent.profession, agent.specialty, agent.structure));
        values.addAll(List.of(deed.action, deed.interaction, deed.rest, deed.resourceType));
        values.add(deed.resourceId.map(known -> "=" + known).orElse(""));
        values.addAll(List.of(String.valueOf(deed.granted), deed.reason, deed.purpose, deed.query, requestId));
        values.add(String.valueOf(hiding.until));
        values.addAll(List.of(String.valueOf(hiding.fromRepresentatives), String.valueOf(hiding.secret)));
        return values;
    }
}
