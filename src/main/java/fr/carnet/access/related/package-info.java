/** Persons linked to a record (RelatedPerson, CONTRACT 4): representatives, carers, contacts, the trusted person. */
@org.springframework.modulith.NamedInterface("related")
package fr.carnet.access.related;
