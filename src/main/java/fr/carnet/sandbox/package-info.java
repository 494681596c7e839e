/**
 * The sandbox: everything an integrator needs to test against the true rules on a laptop (CONTRACT 3): fictitious people
 * with test INS, a simulated Assurance Maladie, tokens of every actor, a clock that moves forward, demonstration data.
 * Exists only when {@code carnet.sandbox.enabled}; nothing uses it.
 */
package fr.carnet.sandbox;
