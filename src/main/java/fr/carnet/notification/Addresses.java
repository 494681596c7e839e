package fr.carnet.notification;

import fr.carnet.shared.BusinessIdentifier;
import java.util.Optional;

/**
 * Finds somebody's e-mail address outside his record: a directory of professionals, the sandbox's fictitious people.
 * Every bean of this type is asked in order; none is needed.
 */
public interface Addresses {
    /** @param person an INS, or an IdNat_PS */
    Optional<String> email(BusinessIdentifier person);
}
