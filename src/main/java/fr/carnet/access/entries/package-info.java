/** Reading the entries of a record, whatever their type, through the gate: search, read, versions, history. */
package fr.carnet.access.entries;
