package fr.carnet.register;

import fr.carnet.shared.RecordNumber;

/** Destruction of a record (CSP R1111-34 ff.: at the end of its retention, or on the holder's request). */
public interface RecordErasure {
    /** Removes every row the register holds of this record; joins the caller's transaction and fails without one. */
    void erase(RecordNumber record);
}
