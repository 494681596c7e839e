package fr.carnet.document.rules;

import fr.carnet.shared.BusinessIdentifier;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Patient;

/**
 * The INS written inside a document: in its subject and in its contained sourcePatientInfo. One that contradicts the
 * record's under the same naming system is a misfiled document; one under another system, or with a wrong control key,
 * is told only.
 */
final class IdentityRule {
    void apply(Deposit deposit, DocumentReference document, Findings findings) {
        List<BusinessIdentifier> holder =
                Subject.business(deposit.holder().getIdentifier()).toList();
        judge(Subject.of(document, document.getSubject()).ins(), holder, "subject", findings);
        judge(source(document), holder, "context.sourcePatientInfo", findings);
    }

    private static Set<BusinessIdentifier> source(DocumentReference document) {
        Set<BusinessIdentifier> ins = new LinkedHashSet<>();
        var source = document.getContext().getSourcePatientInfo();
        Subject.business(List.of(source.getIdentifier())).forEach(ins::add);
        Subject.contained(document, source)
                .filter(Patient.class::isInstance)
                .ifPresent(p -> Subject.business(((Patient) p).getIdentifier()).forEach(ins::add));
        return ins;
    }

    private static void judge(
            Set<BusinessIdentifier> named, List<BusinessIdentifier> holder, String place, Findings findings) {
        for (BusinessIdentifier ins : named) {
            if (!InsKey.plausible(ins.value())) {
                findings.warn(place, "La clé de contrôle de l'INS est fausse.", "The control key of the INS is wrong.");
            }
            if (holder.contains(ins)) {
                continue;
            }
            if (holder.stream().anyMatch(h -> Objects.equals(h.system(), ins.system()))) {
                findings.fault(
                        place,
                        "Cet INS n'est pas celui du titulaire du dossier.",
                        "This INS is not that of the record's holder.");
            } else {
                findings.warn(
                        place,
                        "Cet INS relève d'un autre système que celui du dossier.",
                        "This INS belongs to another system than the record's.");
            }
        }
    }
}
