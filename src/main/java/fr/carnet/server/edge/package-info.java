/**
 * What every request and answer passes, in order: {@code RequestIds} · {@code AnswerHeaders} · {@code LastResort} ·
 * {@code QuietFlush} · {@code RefusedRequests} · {@code BodyLimit} · then security · then FHIR or a page. See
 * {@code EdgeOrder}.
 */
package fr.carnet.server.edge;
