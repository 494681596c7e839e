/**
 * Depositing documents, whichever way they come: each is judged by {@code rules}, its references resolved, its content
 * kept, what it replaces superseded, all in one transaction.
 */
package fr.carnet.document.deposit;
