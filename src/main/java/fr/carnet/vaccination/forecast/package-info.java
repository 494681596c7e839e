/** What comes next for a person: a pure function of schedule, person, doses and date. */
package fr.carnet.vaccination.forecast;
