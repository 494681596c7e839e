/** The entries of a FHIR document Bundle as resources of the record. */
package fr.carnet.extraction.fhirdoc;
