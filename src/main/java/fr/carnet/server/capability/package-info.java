/** What this server says of itself: the CapabilityStatement, made of what is really bound, and the OpenAPI made of it. */
package fr.carnet.server.capability;
