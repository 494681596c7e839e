/** The definitions and {@code $validate} on the network. */
package fr.carnet.conformance.hapi;
