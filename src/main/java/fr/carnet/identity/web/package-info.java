/** Guards the paths: what is open, what needs a token, what the operator alone reads; CORS; smart-configuration. */
package fr.carnet.identity.web;
