/**
 * What a person wants to be known when she can no longer say it (volontés): that advance directives exist, where and who
 * keeps them (CSP R1111-19; the text itself is an ordinary document), and that she has read the rules of organ donation,
 * whose refusals belong to the register of the Agence de la biomédecine. Both become ordinary documents of the holder,
 * under the same rights, trace and portability. Door: {@link fr.carnet.wishes.DeclareWish}.
 */
@ApplicationModule(allowedDependencies = {"shared", "identity", "record", "register", "access", "document"})
package fr.carnet.wishes;

import org.springframework.modulith.ApplicationModule;
