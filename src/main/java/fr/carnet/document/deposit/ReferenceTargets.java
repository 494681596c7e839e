package fr.carnet.document.deposit;

import fr.carnet.document.rules.ReferenceKind;
import fr.carnet.document.rules.ReferenceWalker;
import fr.carnet.shared.ErrorCode;
import fr.carnet.shared.Fault;
import fr.carnet.shared.Refusal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.ResourceType;

/** A reference names a type that FHIR lets stand at its place; whether the target is known is asked after this. */
final class ReferenceTargets {
    private static final Set<String> TYPES =
            Arrays.stream(ResourceType.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    private ReferenceTargets() {}

    /** What stands in a contained resource is a copy made elsewhere, kept as sent. */
    static void require(Collection<ReferenceWalker.Found> references) {
        List<Fault> faults = references.stream()
                .filter(found -> !found.path().contains(".contained["))
                .filter(ReferenceTargets::names)
                .filter(found -> !found.targets().isEmpty())
                .filter(found -> !found.targets().contains(ReferenceKind.typeNamed(found.reference())))
                .map(ReferenceTargets::fault)
                .toList();
        if (!faults.isEmpty()) {
            throw Refusal.of(ErrorCode.INVALID, faults);
        }
    }

    private static boolean names(ReferenceWalker.Found found) {
        return switch (found.kind()) {
            case RELATIVE, ABSOLUTE, CONDITIONAL -> TYPES.contains(ReferenceKind.typeNamed(found.reference()));
            default -> false;
        };
    }

    private static Fault fault(ReferenceWalker.Found found) {
        String targets = String.join(", ", new TreeSet<>(found.targets()));
        return new Fault(
                found.path(),
                "Cette référence désigne un type qui n'est pas admis ici ; sont admis : " + targets + ".",
                "This reference points to a type that is not allowed here; allowed: " + targets + ".");
    }
}
