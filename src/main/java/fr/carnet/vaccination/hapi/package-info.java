/** The operations of the vaccination book on the REST server. */
package fr.carnet.vaccination.hapi;
