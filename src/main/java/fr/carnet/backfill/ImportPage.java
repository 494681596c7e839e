package fr.carnet.backfill;

import fr.carnet.record.RecordFacts;
import fr.carnet.register.Register;
import fr.carnet.shared.RecordNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
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
        List<HistoryRow> fresh = new ArrayList<>();
        int changed = 0;
        for (HistoryRow row : rows) {
            RowBook.Imported before = known.get(row.id());
            if (keptSecret(row, holder)) {
                changed += withdraw(record, row, before);
            } else if (before == null || !before.digest().equals(row.digest())) {
                if (!corrected(holder, row, before, touched)) {
                    fresh.add(row);
                }
                changed++;
            }
        }
        storeAll(holder, fresh, touched);
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

    /** A changed row: a new version of its resource; false when it needs a new one. */
    private boolean corrected(RecordFacts holder, HistoryRow row, RowBook.Imported before, List<String> touched) {
        RecordNumber record = holder.number();
        if (before == null || !before.resourceType().equals(row.kind().resourceType())) {
            withdraw(record, row, before);
            return false;
        }
        DomainResource resource = RowMapping.map(row, holder.patientId());
        resource.setId(before.resourceId());
        deposit.replace(record, resource, HistoryCodes.facts(row.kind().documentType()));
        rowBook.corrected(record, row.id(), row.digest());
        touched.add(before.resourceType() + "/" + before.resourceId());
        return true;
    }

    private void storeAll(RecordFacts holder, List<HistoryRow> fresh, List<String> touched) {
        List<String> ids = deposit.storeAll(
                holder.number(),
                fresh.stream()
                        .map(row -> new Register.NewEntry(
                                RowMapping.map(row, holder.patientId()),
                                HistoryCodes.facts(row.kind().documentType())))
                        .toList());
        Map<String, RowBook.Imported> imported = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            HistoryRow row = fresh.get(i);
            String type = row.kind().resourceType();
            imported.put(row.id(), new RowBook.Imported(type, ids.get(i), row.digest()));
            touched.add(type + "/" + ids.get(i));
        }
        rowBook.add(holder.number(), imported);
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
