/** The current lists: what holds today of allergies, treatments, problems and measurements, without doubles. */
package fr.carnet.clinical.current;
