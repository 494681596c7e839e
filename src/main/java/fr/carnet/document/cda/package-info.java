/**
 * Metadata of a CDA R2 document from its header (ITI-106, mapping of DOMAIN 9, CONTRACT 6): a streaming parse that
 * refuses DTDs and entities, then pure mapping. Door: {@link fr.carnet.document.cda.CdaHeader}.
 */
package fr.carnet.document.cda;
