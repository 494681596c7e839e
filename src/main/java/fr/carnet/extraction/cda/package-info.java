/** The structured body of a CDA R2 as FHIR resources: a bounded reader, rules as data, one class per kind of entry. */
package fr.carnet.extraction.cda;
