package dev.meanwhile.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Outcome;
import dev.meanwhile.timeline.Timeline;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/// Names, arguments, values and log lines are data: whatever they hold, they do not get out of the markup.
class HostileTest {
    private static final List<String> PIECES = List.of(
            "</script>",
            "<script>alert(1)</script>",
            "<!--",
            "-->",
            "]]>",
            "<![CDATA[",
            "</style>",
            "</title>",
            "\"",
            "'",
            "`",
            "&",
            "&lt;",
            "&#0;",
            "<",
            ">",
            "onload=",
            "javascript:",
            "\\",
            "\\u0022",
            "${x}",
            "{{x}}",
            "%s",
            "%%",
            "#",
            ";",
            ":",
            "section ",
            "\n",
            "\r\n",
            "\t",
            "\0",
            "\u0007",
            "\u001b[31m",
            "\u007f",
            "\u0085",
            "\u200b",
            "\u200d",
            "\u202e",
            "\u2066",
            "\u2028",
            "\ud800",
            "\udc00",
            "\ufffe",
            "\uffff",
            "e\u0301\u0301",
            "日本語",
            "עברית",
            "العربية",
            "👩‍👩‍👧",
            "🇳🇴",
            "a",
            "fetchUser",
            " ",
            "x".repeat(500));
    private static final Set<String> ELEMENTS = Set.of(
            "div", "style", "p", "strong", "span", "button", "svg", "path", "input", "select", "option", "table",
            "caption", "thead", "tbody", "tr", "th", "td", "bdi", "rect", "circle", "ul", "ol", "li", "br", "details",
            "summary", "script");

    private static final List<Timeline> TIMELINES = timelines(new Random(42));

    private static List<Timeline> timelines(Random random) {
        return IntStream.range(0, 150).mapToObj(_ -> timeline(random)).toList();
    }

    private static String nasty(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static Timeline timeline(Random random) {
        var s = new Story(nasty(random), 100);
        int op = s.operation(nasty(random), 0, 60, nasty(random), nasty(random));
        s.waits(nasty(random), 0, 60, op);
        int task = s.task(0, nasty(random), 60, 90);
        s.busy(task, nasty(random), 60, 80);
        return s.ends(op, random.nextBoolean() ? Outcome.REJECTED : Outcome.FULFILLED, nasty(random))
                .ends(task, Outcome.CANCELLED, nasty(random))
                .ends(0, Outcome.REJECTED, nasty(random))
                .mark(Mark.Kind.LOG, 10, 0, nasty(random))
                .mark(Mark.Kind.UNHANDLED, 60, op, nasty(random))
                .mark(Mark.Kind.VERDICT, 100, 0, nasty(random))
                .timeline();
    }

    @Test
    void textStaysInItsLines() {
        for (var timeline : TIMELINES) {
            var text = timeline.toString();
            assertThat(text.lines().mapToInt(Columns::width).max().orElse(0)).isLessThanOrEqualTo(Pictures.WIDTH);
            assertThat(text.codePoints().filter(c -> c != '\n').filter(HostileTest::harmful))
                    .isEmpty();
        }
    }

    /// Could move the cursor, change colours, or reorder what stands beside it; balanced isolates of our own do
    /// not.
    private static boolean harmful(int c) {
        return Character.isISOControl(c) || c == 0x202e || c == 0x2066 || c == 0x2028 || c >= 0xd800 && c <= 0xdfff;
    }

    @Test
    void svgStaysWellFormed() throws Exception {
        for (var timeline : TIMELINES) {
            var names = elements(parse(timeline.svg()));
            assertThat(names).isSubsetOf("svg", "title", "desc", "rect", "text", "path", "g", "circle");
        }
    }

    @Test
    void htmlStaysWellFormed() throws Exception {
        for (var timeline : TIMELINES) {
            var html = timeline.html();
            assertThat(html.indexOf(Resources.STYLE)).isPositive().isEqualTo(html.lastIndexOf(Resources.STYLE));
            assertThat(html.indexOf(Resources.SCRIPT)).isPositive().isEqualTo(html.lastIndexOf(Resources.SCRIPT));
            var document = parse(html.replace(Resources.STYLE, "").replace(Resources.SCRIPT, ""));
            assertThat(elements(document)).isSubsetOf(ELEMENTS);
            assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(1);
            assertThat(attributes(document)).noneMatch(a -> a.startsWith("on") || a.equals("id") || a.equals("href"));
        }
    }

    @Test
    void jsonIsReadBackWithoutLoss() {
        for (var timeline : TIMELINES) {
            var back = TimelineJson.read(timeline.json());
            assertThat(back.name()).isEqualTo(timeline.name());
            assertThat(back.spans()).isEqualTo(timeline.spans());
            assertThat(back.marks()).isEqualTo(timeline.marks());
            assertThat(TimelineJson.MAPPER
                            .readTree(timeline.trace())
                            .get("traceEvents")
                            .size())
                    .isPositive();
        }
    }

    @Test
    void mermaidStaysInItsLines() {
        for (var timeline : TIMELINES) {
            var line = Pattern.compile(
                    "gantt|    (title|accTitle:|accDescr:|section) [^#;<>{}\"`:\\\\]*|    dateFormat x|    axisFormat %Q"
                            + "|    · [^#;<>{}\"`:\\\\]* :(done, |active, |crit, |milestone, )?\\d+, \\d+");
            assertThat(timeline.mermaid().lines()).allMatch(l -> line.matcher(l).matches());
        }
    }

    private static Document parse(String markup) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(markup)));
    }

    private static Set<String> elements(Document document) {
        var names = new TreeSet<String>();
        var all = document.getElementsByTagName("*");
        IntStream.range(0, all.getLength()).forEach(i -> names.add(all.item(i).getNodeName()));
        return names;
    }

    private static Set<String> attributes(Document document) {
        var names = new TreeSet<String>();
        var all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            var attributes = ((Element) all.item(i)).getAttributes();
            IntStream.range(0, attributes.getLength())
                    .forEach(j -> names.add(attributes.item(j).getNodeName()));
        }
        return names;
    }
}
