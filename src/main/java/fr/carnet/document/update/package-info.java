/** The only updates offered on documents, submission sets and folders: status, labels, archive; and logical deletion. */
package fr.carnet.document.update;
