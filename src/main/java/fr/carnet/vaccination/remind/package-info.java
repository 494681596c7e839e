/** Reminders, once for each due date, through a persistent list of records to look at. */
package fr.carnet.vaccination.remind;
