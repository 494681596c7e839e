package fr.carnet.register;

import java.util.List;

/**
 * What the register keeps of one version of a resource.
 *
 * @param status code of its {@code status}, or null
 * @param date the type's own date, or null
 * @param rows every other search value, each once
 */
record IndexedValues(String status, DateRange date, List<ValueRow> rows) {}
