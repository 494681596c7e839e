package fr.carnet.summary;

import java.util.List;

/**
 * What the page says, French first.
 *
 * @param name family name first
 * @param traits birth date and sex, as people read them
 * @param ins value of the INS
 * @param made day and hour in Paris
 */
record Sheet(String name, String traits, String ins, String made, List<Block> blocks) {

    /** @param notes under the lines, or instead of them: nothing known, how many more there are */
    record Block(
            String fr, String en, String head, String second, String third, List<Line> lines, List<String> notes) {}

    record Line(String what, String details, String day) {}

    /** At most so many characters, the last one telling that there are more. */
    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1).strip() + "…";
    }
}
