/** The clinical resources on the REST server. */
package fr.carnet.clinical.hapi;
