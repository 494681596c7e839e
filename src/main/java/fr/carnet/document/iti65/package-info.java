/**
 * ITI-65 Provide Document Bundle (IHE MHD 4.2, PDSm fluxes 01 and 02): what a submission is made of, read and judged as
 * a whole. Pure: the documents themselves are judged by {@code rules}, records and rights by the transaction.
 */
package fr.carnet.document.iti65;
