/** Finding and reading back: submission sets and folders (ITI-66), documents (ITI-67), their contents (ITI-68). */
package fr.carnet.document.retrieve;
