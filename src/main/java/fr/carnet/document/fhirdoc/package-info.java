/**
 * Metadata of a FHIR document (Bundle of type document) from its Composition and the resources it brings (CONTRACT 6).
 * Door: {@link fr.carnet.document.fhirdoc.FhirDocumentHeader}.
 */
package fr.carnet.document.fhirdoc;
