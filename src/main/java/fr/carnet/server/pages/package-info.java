/** The few pages of the server itself: what runs, and the page on which the API can be tried. */
package fr.carnet.server.pages;
