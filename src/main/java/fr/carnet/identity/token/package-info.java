/** From a bearer token to a {@link fr.carnet.identity.Caller}: signature, rules, claims. No HTTP, no database. */
package fr.carnet.identity.token;
