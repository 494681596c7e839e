/** What an acceptable document is (CONTRACT 6, DOMAIN 2.1, 2.4, 3.1 to 3.3): pure rules on a DocumentReference. */
package fr.carnet.document.rules;
