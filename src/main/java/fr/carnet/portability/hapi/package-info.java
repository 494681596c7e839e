/** {@code $export-record}, its status, and {@code $import-record} on the REST server. */
package fr.carnet.portability.hapi;
