package fr.carnet.identity;

import com.nimbusds.jose.jwk.JWKSet;

/** Offers the public keys of a service that reads cards; every bean of this type is collected at start. */
public interface CardReaderKeys {
    JWKSet keys();
}
