/** The doses of a record as one caller may see them, without doubles; confirming and locking them. */
package fr.carnet.vaccination.book;
