/**
 * The bytes of the documents (contenus), kept outside the relational database, encrypted at rest.
 *
 * <p>Each record has one data key, wrapped by a master key that is not in the database; a content is named by a digest
 * keyed with it, so equal documents of two persons cannot be recognised, and destroying the key destroys them all.
 * Bytes are safely on disk before the metadata that names them commits; what no row names is swept later. Texts:
 * CONTRACT 6 (content outside the database), CONTRACT 4 (destruction for good).
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared", "record"})
package fr.carnet.content;
