/** The schedule (calendrier vaccinal) as data, refused at start when wrong. */
package fr.carnet.vaccination.schedule;
