package fr.carnet.server.pages;

import fr.carnet.server.ServerFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

/** {@code /} and {@code /guide} until the portal and the guide are built: one page that says what runs (CONTRACT 2). */
@Controller
class WhatRuns {
    private static final String HTML = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8";
    private static final Pattern SANDBOX = Pattern.compile("<!--sandbox-->(.*?)<!--/sandbox-->", Pattern.DOTALL);
    private static final Pattern OUTSIDE = Pattern.compile("<!--outside-->(.*?)<!--/outside-->", Pattern.DOTALL);

    private final String page;

    WhatRuns(ServerFacts facts) {
        this.page = page(template(), facts);
    }

    @ResponseBody
    @GetMapping(path = {"/", "/index.html", "/guide", "/guide/"}, produces = HTML)
    String page() {
        return page;
    }

    private static String page(String template, ServerFacts facts) {
        String chosen = OUTSIDE.matcher(SANDBOX.matcher(template).replaceAll(facts.sandbox() ? "$1" : ""))
                .replaceAll(facts.sandbox() ? "" : "$1");
        return chosen.replaceAll(
                "\\{version}", Matcher.quoteReplacement(HtmlUtils.htmlEscape(facts.version())));
    }

    private static String template() {
        try (InputStream file = WhatRuns.class.getResourceAsStream("what-runs.html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
