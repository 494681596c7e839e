package fr.carnet.lifecycle;

import fr.carnet.shared.NamingSystems;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Under which naming systems an INS opens a record here: the real ones; in the sandbox the test and demonstration ones too. */
@Component
class InsSystems {
    private final Set<String> accepted;

    InsSystems(@Value("${carnet.sandbox.enabled:false}") boolean sandbox) {
        this.accepted = sandbox ? NamingSystems.INS : Set.of(NamingSystems.INS_NIR, NamingSystems.INS_NIA);
    }

    boolean accepts(String system) {
        return system != null && accepted.contains(system);
    }
}
