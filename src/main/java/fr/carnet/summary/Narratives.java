package fr.carnet.summary;

import java.util.List;
import org.hl7.fhir.r4.model.Narrative;
import org.hl7.fhir.utilities.xhtml.NodeType;
import org.hl7.fhir.utilities.xhtml.XhtmlNode;

/** What people read, in French: a paragraph, or a table with a caption and headed columns. */
final class Narratives {
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private Narratives() {}

    static Narrative paragraphs(List<String> texts) {
        XhtmlNode div = div();
        texts.forEach(text -> div.addTag("p").addText(text));
        return of(div);
    }

    static Narrative table(SummaryRules.Section section, List<Told> lines) {
        XhtmlNode div = div();
        XhtmlNode table = div.addTag("table");
        table.addTag("caption").addText(section.title());
        XhtmlNode heads = table.addTag("thead").addTag("tr");
        List.of(section.head(), "Précisions", "Date", "Source")
                .forEach(head -> heads.addTag("th").setAttribute("scope", "col").addText(head));
        XhtmlNode body = table.addTag("tbody");
        for (Told line : lines) {
            XhtmlNode row = body.addTag("tr");
            row.addTag("th").setAttribute("scope", "row").addText(line.what());
            List.of(line.details(), line.when().said(), line.source())
                    .forEach(cell -> row.addTag("td").addText(cell.isEmpty() ? "–" : cell));
        }
        return of(div);
    }

    private static XhtmlNode div() {
        XhtmlNode div = new XhtmlNode(NodeType.Element, "div");
        div.setAttribute("xmlns", XHTML);
        div.setAttribute("lang", "fr-FR");
        div.setAttribute("xml:lang", "fr-FR");
        return div;
    }

    private static Narrative of(XhtmlNode div) {
        Narrative narrative = new Narrative();
        narrative.setStatus(Narrative.NarrativeStatus.GENERATED);
        narrative.setDiv(div);
        return narrative;
    }
}
