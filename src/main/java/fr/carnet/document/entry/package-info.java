/**
 * What every way of describing a document shares: systems of codes, contained actors, identity traits. Used by the
 * readers of CDA and FHIR documents; pure functions over {@code org.hl7.fhir.r4.model}.
 */
package fr.carnet.document.entry;
