/** Persons linked to a record (RelatedPerson, CONTRACT 4): representatives, carers, contacts, the trusted person. */
package fr.carnet.access.related;
