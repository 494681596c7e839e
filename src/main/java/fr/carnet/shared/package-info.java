/**
 * Values every room shares: record numbers, identifiers, error codes, the business clock. No behaviour of its own, no
 * framework, uses no other room.
 */
package fr.carnet.shared;
