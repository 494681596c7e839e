/** The history import on the REST server. */
package fr.carnet.backfill.hapi;
