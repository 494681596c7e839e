/** Consent resources as rights (CONTRACT 5): read, checked, completed, written by those who may, stored as facts. */
package fr.carnet.access.consent;
