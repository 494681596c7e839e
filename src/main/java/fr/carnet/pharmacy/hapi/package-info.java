/** The medicines file on the REST server. */
package fr.carnet.pharmacy.hapi;
