package fr.carnet.extraction.cda;

import fr.carnet.extraction.Absences;

/** The reader with the rules that are shipped. */
public final class CdaBodies {
    private CdaBodies() {}

    public static CdaBody shipped() {
        return new CdaBody(new CdaEntries(), new Absences());
    }
}
