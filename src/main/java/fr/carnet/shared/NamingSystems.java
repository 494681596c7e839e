package fr.carnet.shared;

import java.util.Set;

/** Naming systems of French health identifiers and communes (DOMAIN: fr-core 2.1.0). */
public final class NamingSystems {
    public static final String INS_NIR = "urn:oid:1.2.250.1.213.1.4.8";
    public static final String INS_NIA = "urn:oid:1.2.250.1.213.1.4.9";
    public static final String INS_NIR_TEST = "urn:oid:1.2.250.1.213.1.4.10";
    public static final String INS_NIR_DEMO = "urn:oid:1.2.250.1.213.1.4.11";
    public static final String ID_NAT_PS = "urn:oid:1.2.250.1.71.4.2.1";
    public static final String ID_NAT_STRUCT = "urn:oid:1.2.250.1.71.4.2.2";
    public static final String RPPS = "https://rpps.esante.gouv.fr";
    /** Codes of communes, those overseas and of other times included. */
    public static final String COMMUNES = "https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM";
    /** Every system under which a person's INS is accepted. */
    public static final Set<String> INS = Set.of(INS_NIR, INS_NIA, INS_NIR_TEST, INS_NIR_DEMO);

    private NamingSystems() {}
}
