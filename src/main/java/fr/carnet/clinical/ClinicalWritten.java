package fr.carnet.clinical;

import fr.carnet.access.Call;
import fr.carnet.access.Entrance;
import fr.carnet.register.Entry;

/**
 * Event: a clinical resource was stored or got a new version. Published in the transaction of the write.
 *
 * @param entrance how its writer was let in
 */
public record ClinicalWritten(Call call, Entrance entrance, Entry entry) {}
