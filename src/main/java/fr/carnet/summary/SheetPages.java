package fr.carnet.summary;

import fr.carnet.shared.paper.AccessiblePdf;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page as HTML, and the same page as a tagged PDF (PDF/UA): read aloud in its language and order, its font inside. */
@Component
class SheetPages {
    /** Lines of a block and characters of a text, from what the rules say to what surely fits on one page. */
    private static final int[][] SIZES = {{Integer.MAX_VALUE, 110}, {8, 90}, {5, 70}, {4, 45}, {3, 40}};

    private final SheetMaker maker;
    private final TemplateEngine engine = engine();

    SheetPages(SheetMaker maker) {
        this.maker = maker;
    }

    private static TemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver(SheetPages.class.getClassLoader());
        templates.setPrefix("fr/carnet/summary/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        return engine;
    }

    String html(SheetContents told) {
        return html(told, SIZES[0]);
    }

    private String html(SheetContents told, int[] size) {
        Context context = new Context(Locale.FRENCH);
        context.setVariable("sheet", maker.of(told, size[0], size[1]));
        return engine.process("sheet", context);
    }

    /** One A4 page: what does not fit is left out and counted. */
    byte[] pdf(SheetContents told) {
        byte[] pdf = new byte[0];
        for (int[] size : SIZES) {
            pdf = AccessiblePdf.of(html(told, size));
            if (AccessiblePdf.pages(pdf) == 1) {
                return pdf;
            }
        }
        return pdf;
    }
}
