package fr.carnet.extraction.cda;

import fr.carnet.extraction.Absences;
import fr.carnet.extraction.Drawn;
import fr.carnet.extraction.Unreadable;
import fr.carnet.shared.cda.CdaElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.stereotype.Component;

/** Draws the data out of the structured body of a CDA R2: section by section, entry by entry, in document order. */
@Component
public final class CdaBody {
    private static final int MAX_DRAWN = 500;

    private final CdaEntries entries;
    private final Absences absences;

    CdaBody(CdaEntries entries, Absences absences) {
        this.entries = entries;
        this.absences = absences;
    }

    /**
     * What a document says; empty when it is no CDA.
     *
     * @throws Unreadable when it is too long or not well formed
     */
    public Optional<List<Drawn>> read(byte[] bytes) {
        return BodyReader.read(bytes).map(document -> new Reading(document).all());
    }

    private final class Reading {
        private final CdaElement root;
        private final Statements statements;
        private final List<Drawn> drawn = new ArrayList<>();

        private Reading(BodyReader.Document document) {
            this.root = document.root();
            Values values = new Values(document.narrative());
            this.statements = new Statements(values, absences, documentTime(root));
        }

        private List<Drawn> all() {
            root.all("component/structuredBody/component/section").forEach(this::section);
            return List.copyOf(drawn);
        }

        private void section(CdaElement section) {
            String code = section.first("code").flatMap(node -> node.attribute("code")).orElse("");
            section.all("entry").forEach(entry -> entry(section, code, entry));
            section.all("component/section").forEach(this::section);
        }

        private void entry(CdaElement section, String code, CdaElement entry) {
            int before = drawn.size();
            entry.children().forEach(statement -> statement(statement, Around.of(code, entry)));
            if (entries.isReport(entry)) {
                report(section, entry, drawn.subList(before, drawn.size()));
            }
        }

        /** What a rule applies to is read as a whole; anything else is looked into. */
        private void statement(CdaElement node, Around around) {
            Optional<CdaEntries.Rule> rule = entries.rule(node, around);
            if (rule.isPresent()) {
                add(statements.read(node, rule.get(), around));
                return;
            }
            Around deeper = around.within(node);
            node.children().forEach(child -> statement(child, deeper));
        }

        private void add(Optional<Drawn> found) {
            found.ifPresent(one -> {
                if (drawn.size() >= MAX_DRAWN) {
                    throw new Unreadable("too-many-statements");
                }
                drawn.add(one);
            });
        }

        /** A chapter of a laboratory report, with its results. */
        private void report(CdaElement section, CdaElement entry, List<Drawn> results) {
            Optional<CdaElement> code = entry.first("act/code").filter(found -> !found.isNull()).or(() -> section.first("code"));
            List<Drawn> own = results.stream().filter(one -> one.resource() instanceof Observation).toList();
            if (own.isEmpty() || code.isEmpty()) {
                return;
            }
            DiagnosticReport report = statements.report(code.get());
            report.setEffective(((Observation) own.get(0).resource()).getEffective());
            own.forEach(one -> report.addResult(new Reference(Drawn.LOCAL + one.key())
                    .setDisplay(((Observation) one.resource()).getCode().getText())));
            add(Optional.of(new Drawn(report)));
        }
    }

    private static DateTimeType documentTime(CdaElement root) {
        return root.first("effectiveTime").flatMap(Values::time).orElse(null);
    }
}
