/** Explains to the holder what a professional would see and why, through the decision point itself. */
package fr.carnet.access.explain;
