/**
 * The only updates of a document, submission set or folder (CONTRACT 6 "update"; DOMAIN 2.3, 2.4 point 8): status,
 * security labels, isArchived, written as JSON Patch, FHIRPath Patch or XML Patch. A closed grammar: anything else is
 * refused before any data is touched.
 */
package fr.carnet.document.patch;
