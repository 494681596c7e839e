package fr.carnet.clinical;

import fr.carnet.identity.Caller;
import fr.carnet.record.HoldsRecordData;
import fr.carnet.shared.RecordNumber;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The visibility the holder chose for what comes into his record later (visibilité par défaut), by scope; table {@code
 * carnet_default_visibility}. Written with the record locked.
 */
@Component
public class DefaultVisibility implements HoldsRecordData {
    private final JdbcClient jdbc;

    DefaultVisibility(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a choice is about. */
    public enum Scope {
        /** All that Assurance Maladie brings. */
        HISTORY("history"),
        /** Every other document and clinical resource. */
        NEW_DOCUMENTS("new-documents");

        private final String code;

        Scope(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static Optional<Scope> ofCode(String code) {
            for (Scope scope : values()) {
                if (scope.code.equals(code)) {
                    return Optional.of(scope);
                }
            }
            return Optional.empty();
        }

        /** The scope under which what this caller deposits falls. */
        static Scope of(Caller depositor) {
            return depositor instanceof Caller.Feed ? HISTORY : NEW_DOCUMENTS;
        }
    }

    /** What was chosen; no label when nothing was. */
    public VisibilityLabels of(RecordNumber record, Scope scope) {
        return jdbc.sql("select masked, hidden_representatives from carnet_default_visibility"
                        + " where record = :record and scope = :scope")
                .param("record", record.value())
                .param("scope", scope.code())
                .query((row, n) -> new VisibilityLabels(row.getBoolean(1), row.getBoolean(2)))
                .optional()
                .orElse(VisibilityLabels.NONE);
    }

    void choose(RecordNumber record, Scope scope, VisibilityLabels labels) {
        jdbc.sql("delete from carnet_default_visibility where record = :record and scope = :scope")
                .param("record", record.value())
                .param("scope", scope.code())
                .update();
        jdbc.sql("insert into carnet_default_visibility (record, scope, masked, hidden_representatives)"
                        + " values (:record, :scope, :masked, :hidden)")
                .param("record", record.value())
                .param("scope", scope.code())
                .param("masked", labels.masked())
                .param("hidden", labels.hiddenFromRepresentatives())
                .update();
    }

    @Override
    public void destroy(RecordNumber record) {
        jdbc.sql("delete from carnet_default_visibility where record = :record")
                .param("record", record.value())
                .update();
    }
}
