package fr.carnet.summary;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The page as HTML, and the same page as a tagged PDF (PDF/UA): read aloud in its language and order, its font inside. */
@Component
class SheetPages {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

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
            pdf = pdf(html(told, size));
            if (pages(pdf) == 1) {
                return pdf;
            }
        }
        return pdf;
    }

    private static byte[] pdf(String page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.usePdfUaAccessibility(true);
        builder.useFont(SheetPages::font, "Carnet");
        builder.withHtmlContent(page, null);
        builder.toStream(bytes);
        try {
            builder.run();
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int pages(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return document.getNumberOfPages();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static InputStream font() {
        return PDDocument.class.getResourceAsStream(FONT);
    }
}
