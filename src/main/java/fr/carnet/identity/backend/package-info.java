/**
 * SMART Backend Services: a registered structure proves itself with a signed assertion ({@code private_key_jwt}, RFC
 * 7523) at {@code POST /oauth2/token} and receives a short access token that this server itself believes.
 */
package fr.carnet.identity.backend;
