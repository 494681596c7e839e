/**
 * {@code scripts/provide}: deposits a folder of files at a running server, over HTTP, as any other software would. Each
 * file is recognised by what is in it: a CDA document ({@code $provide-cda}), a FHIR document or an ITI-65 transaction
 * (a Bundle), a DocumentReference (ITI-105), or a plain file (PDF, text, image) described by a file beside it or by the
 * command line (ITI-105). What was deposited is remembered beside the folder, so that a second run only does the rest.
 * {@code scripts/take-over} takes over whole records from FHIR NDJSON or Bundles in the same manner.
 * It knows nothing of the server but its addresses (CONTRACT 2, 3, 4 and 6): nothing of the other rooms is used here.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fr.carnet.provide;
