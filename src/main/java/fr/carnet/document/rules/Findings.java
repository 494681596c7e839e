package fr.carnet.document.rules;

import fr.carnet.shared.Fault;
import fr.carnet.shared.Warning;
import java.util.ArrayList;
import java.util.List;

/** Collects everything found in one resource, so that a refusal names every fault at once. */
public final class Findings {
    private final String root;
    private final List<Fault> faults;
    private final List<Warning> warnings;

    public Findings(String root) {
        this(root, new ArrayList<>(), new ArrayList<>());
    }

    private Findings(String root, List<Fault> faults, List<Warning> warnings) {
        this.root = root;
        this.faults = faults;
        this.warnings = warnings;
    }

    /** The same collection, naming places below another root. */
    public Findings at(String otherRoot) {
        return new Findings(otherRoot, faults, warnings);
    }

    /** @param element place below the root, {@code ""} for the root itself */
    public void fault(String element, String french, String english) {
        faults.add(new Fault(path(element), french, english));
    }

    /** @param element place below the root, {@code ""} for the root itself */
    public void warn(String element, String french, String english) {
        warnings.add(new Warning(path(element), french, english));
    }

    private String path(String element) {
        return element.isEmpty() ? root : root + "." + element;
    }

    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    public List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
