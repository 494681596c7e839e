package fr.carnet.shared;

/**
 * One thing wrong in what was sent.
 *
 * @param expression FHIRPath of the place in the input, or {@code null}
 * @param french what is wrong, in French
 * @param english the same, in English
 */
public record Fault(String expression, String french, String english) {}
