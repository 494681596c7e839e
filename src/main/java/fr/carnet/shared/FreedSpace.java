package fr.carnet.shared;

/** Offered by what keeps the database: deleted rows may lie in its files for a while, out of reach of any query. */
public interface FreedSpace {
    /** Gives back or overwrites what deleted rows occupied; fails when it cannot be done now, and is then tried again. */
    void clear();
}
