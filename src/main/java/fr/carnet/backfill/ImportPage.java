package fr.carnet.backfill;

import fr.carnet.record.RecordFacts;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;

/** Stores one page of rows, in the caller's transaction: each row once, a changed row as a new version. */
class ImportPage {
    private static final int MAJORITY = 18;

    private final RowBook rowBook;
    private final Deposit deposit;

    ImportPage(RowBook rowBook, Deposit deposit) {
        this.rowBook = rowBook;
        this.deposit = deposit;
    }

    /** @return how many rows changed something in the record */
    int store(RecordFacts holder, List<HistoryRow> rows) {
        RecordNumber record = holder.number();
        Map<String, RowBook.Imported> known =
                rowBook.find(record, rows.stream().map(HistoryRow::id).toList());
        List<String> touched = new ArrayList<>();
        int changed = 0;
        for (HistoryRow row : rows) {
            RowBook.Imported before = known.get(row.id());
            if (keptSecret(row, holder)) {
                changed += withdraw(record, row, before);
            } else if (before == null || !before.digest().equals(row.digest())) {
                RowBook.Imported after = put(holder, row, before);
                known.put(row.id(), after);
                touched.add(after.resourceType() + "/" + after.resourceId());
                changed++;
            }
        }
        if (!touched.isEmpty()) {
            deposit.store(record, provenance(touched), HistoryCodes.facts(HistoryCodes.REMB));
        }
        return changed;
    }

    /** CSP R1111-33: care that a minor keeps secret must not be pushed; it stays his own when he comes of age. */
    static boolean keptSecret(HistoryRow row, RecordFacts holder) {
        return row.secret() && row.date().isBefore(holder.birthDate().plusYears(MAJORITY));
    }

    private int withdraw(RecordNumber record, HistoryRow row, RowBook.Imported before) {
        if (before == null) {
            return 0;
        }
        deposit.withdraw(record, before.resourceType(), before.resourceId());
        rowBook.remove(record, row.id());
        return 1;
    }

    private RowBook.Imported put(RecordFacts holder, HistoryRow row, RowBook.Imported before) {
        RecordNumber record = holder.number();
        DomainResource resource = RowMapping.map(row, holder.patientId());
        if (before != null && before.resourceType().equals(row.kind().resourceType())) {
            resource.setId(before.resourceId());
            deposit.replace(record, resource, HistoryCodes.facts(row.kind().documentType()));
            rowBook.corrected(record, row.id(), row.digest());
            return new RowBook.Imported(before.resourceType(), before.resourceId(), row.digest());
        }
        withdraw(record, row, before);
        String id = deposit.store(record, resource, HistoryCodes.facts(row.kind().documentType()));
        RowBook.Imported imported = new RowBook.Imported(row.kind().resourceType(), id, row.digest());
        rowBook.add(record, row.id(), imported);
        return imported;
    }

    /** Who brought these resources: the Assurance Maladie feed. */
    private static Provenance provenance(List<String> targets) {
        Provenance provenance = new Provenance();
        targets.forEach(target -> provenance.addTarget(new Reference(target)));
        provenance.setRecorded(Date.from(Instant.now()));
        Reference feed = new Reference().setDisplay("Assurance Maladie");
        feed.setIdentifier(
                new Identifier().setSystem(HistoryCodes.producer().getSystem()).setValue("ALIM_AM"));
        provenance.addAgent().addRole(new CodeableConcept(HistoryCodes.producer())).setWho(feed);
        return provenance;
    }
}
