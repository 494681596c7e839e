/**
 * The sandbox (bac à sable): tokens of every actor on demand, a clock that moves, fictitious people with test INS, the
 * simulated Assurance Maladie, the demonstration. It exists only under {@code carnet.sandbox.enabled}, refuses to start
 * beside a production issuer, and no other room knows it (CONTRACT 3).
 */
@org.springframework.modulith.ApplicationModule
package fr.carnet.sandbox;
