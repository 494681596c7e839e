package fr.carnet.identity;

import java.util.List;

/** Offers issuers to believe; every bean of this type is collected at start. */
public interface TrustedIssuers {
    List<TrustedIssuer> issuers();
}
