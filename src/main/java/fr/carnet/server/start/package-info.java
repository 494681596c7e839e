/** What is looked at before anything is built: is the port free, can the data folder and the database be used. */
package fr.carnet.server.start;
