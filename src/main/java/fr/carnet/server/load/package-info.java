/**
 * Keeps one caller from taking the server from the others: so many calls a minute and at once for each, three lanes
 * (emergency, callers known by their token, strangers) with bounded queues, and a least pace for those who send or read.
 */
package fr.carnet.server.load;
