/** The sources of data on the REST server. */
package fr.carnet.extraction.hapi;
