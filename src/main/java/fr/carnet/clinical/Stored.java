package fr.carnet.clinical;

import fr.carnet.register.Entry;
import fr.carnet.shared.Warning;
import java.util.List;

/**
 * A clinical resource after a write.
 *
 * @param created false when it was there already, or is a new version
 * @param warnings what was accepted although it departs
 */
public record Stored(Entry entry, boolean created, List<Warning> warnings) {}
