/** {@code $export-record} and {@code $import-record} on the REST server. */
package fr.carnet.portability.hapi;
