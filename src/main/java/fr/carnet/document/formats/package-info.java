/**
 * Formats of documents (formatCode) as data, {@code formats.json}: by CDA template (ASS_A11), by media type of an
 * unstructured body (ASS_A12). Door: {@link fr.carnet.document.formats.DocumentFormats}.
 */
package fr.carnet.document.formats;
