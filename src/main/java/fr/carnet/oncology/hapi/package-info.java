/** The cancer file on the REST server. */
package fr.carnet.oncology.hapi;
