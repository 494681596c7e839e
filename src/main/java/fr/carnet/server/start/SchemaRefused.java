package fr.carnet.server.start;

import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** A schema that cannot be brought to this version: one sentence instead of a stack trace; nothing was started. */
class SchemaRefused extends AbstractFailureAnalyzer<FlywayException> {
    @Override
    protected FailureAnalysis analyze(Throwable root, FlywayException cause) {
        String why = String.valueOf(cause.getMessage()).split("\\R", 2)[0].strip();
        return new FailureAnalysis(
                "Le schéma de la base ne peut pas être mis à cette version / the database's schema cannot be brought to this"
                        + " version: " + why,
                "Restaurez la sauvegarde faite avant la mise à jour, ou relancez la version précédente / restore the backup"
                        + " made before the update, or run the previous version again.",
                cause);
    }
}
