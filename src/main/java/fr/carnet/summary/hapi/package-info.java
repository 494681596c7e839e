/** The summary and the emergency sheet on the REST server. */
package fr.carnet.summary.hapi;
