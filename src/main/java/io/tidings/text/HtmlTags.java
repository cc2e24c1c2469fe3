package io.tidings.text;

import java.util.Locale;
import java.util.Set;

/// Tags of HTML. Only elements that HTML has, or had, are tags: `<sarcasm>` and `a <b` are what the author wrote.
final class HtmlTags {

    private static final Set<String> BLOCKS = Set.of("address", "article", "aside", "blockquote", "body", "br",
            "button",
            "canvas", "caption", "center", "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt",
            "fieldset", "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
            "h6", "head", "header", "hgroup", "hr", "html", "iframe", "img", "input", "legend", "li", "link", "main",
            "map", "menu", "meta", "nav", "noscript", "object", "ol", "optgroup", "option", "p", "param", "pre",
            "script", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td", "template",
            "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video");
    private static final Set<String> INLINES = Set.of("a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big",
            "blink", "cite", "code", "data", "datalist", "del", "dfn", "em", "embed", "font", "i", "ins", "kbd",
            "label", "marquee", "mark", "meter", "nobr", "output", "picture", "progress", "q", "rp", "rt", "ruby", "s",
            "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "track", "tt", "u", "var", "wbr");
    private static final int LONGEST_NAME = 10;

    private HtmlTags() {}

    /// The lower-case name of the element whose tag starts with the `<` at `at`, or "" where none does.
    static String name(char[] text, int at, int length) {
        int from = at + 1 < length && text[at + 1] == '/' ? at + 2 : at + 1;
        int i = from;
        int limit = Math.min(length, from + LONGEST_NAME + 1);
        while (i < limit && isNameChar(text[i])) {
            i++;
        }
        if (i == from || i == limit || !endsName(text[i])) {
            return "";
        }
        String name = new String(text, from, i - from).toLowerCase(Locale.ROOT);
        return BLOCKS.contains(name) || INLINES.contains(name) ? name : "";
    }

    /// Whether a tag of this name ends the word before it; `good<b>ness</b>` is one word.
    static boolean breaks(String name) {
        return BLOCKS.contains(name);
    }

    /// Where the tag that starts at `at` ends, exclusive, or -1 where it is never closed.
    ///
    /// A `>` in a quoted value does not close it, unless the quote itself is never closed. The next `<` ends the
    /// search, so that each char is looked at once however many tags are left open.
    static int end(char[] text, int at, int length) {
        int firstClose = -1;
        char quote = 0;
        for (int i = at + 1; i < length && text[i] != '<'; i++) {
            char c = text[i];
            if (c == '>') {
                if (quote == 0) {
                    return i + 1;
                }
                firstClose = firstClose < 0 ? i + 1 : firstClose;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
                quote = c;
            }
        }
        return firstClose;
    }

    private static boolean isNameChar(char c) {
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    }

    private static boolean endsName(char c) {
        return c == '>' || c == '/' || c <= ' ';
    }
}
