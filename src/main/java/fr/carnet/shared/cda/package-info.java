/** The tree of a CDA R2, of its header or its body; who reads which part bounds it. */
package fr.carnet.shared.cda;
