/** The vaccination history document (11369-6), as a FHIR document and as an accessible PDF. */
package fr.carnet.vaccination.paper;
