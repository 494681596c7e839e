package fr.carnet.notification;

import fr.carnet.shared.BusinessIdentifier;
import fr.carnet.shared.RecordNumber;
import java.util.List;
import java.util.Optional;

/** Whom messages about a record concern beside its holder; offered by what knows rights and representatives. */
public interface Recipients {
    /** IdNat_PS of the active médecin traitant. */
    Optional<String> treatingDoctor(RecordNumber record);

    /** INS of those who act for the holder now: the legal representatives of a minor; empty for an adult without. */
    List<BusinessIdentifier> representatives(RecordNumber record);
}
