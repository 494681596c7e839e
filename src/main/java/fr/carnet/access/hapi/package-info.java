/** The room as FHIR providers, and what serving a call takes; other rooms' providers use the {@code Desk} too. */
@org.springframework.modulith.NamedInterface("hapi")
package fr.carnet.access.hapi;
