/** The directory on the REST server and in the version store. */
package fr.carnet.directory.hapi;
