package fr.carnet.shared;

/**
 * Something accepted although it departs from a profile; told to the caller in the answer.
 *
 * @param expression FHIRPath of the place, or {@code null}
 * @param french what departs, in French
 * @param english the same, in English
 */
public record Warning(String expression, String french, String english) {}
