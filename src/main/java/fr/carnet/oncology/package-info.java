/**
 * The cancer file (dossier communiquant de cancérologie, DOMAIN 8.2): the documents of its types, in their order, and the
 * care teams that read it wherever their members work, for the time of care. What a team opens is a right like any other,
 * decided in access; this room reads it out of the CareTeam and shows the file. Nobody uses it.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"shared", "identity", "register", "record", "access", "clinical", "document"})
package fr.carnet.oncology;
