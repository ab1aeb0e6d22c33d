package dev.meanwhile.render;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.meanwhile.timeline.Mark;
import dev.meanwhile.timeline.Span;
import dev.meanwhile.timeline.Timeline;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Timelines as JSON, read back without loss. The form is described by the JSON Schema
/// `timeline.schema.json` beside this
/// class; its fields are those of [Span] and [Mark].
///
///     Timeline same = TimelineJson.read(timeline.json());
public final class TimelineJson {
    /// The value of `format` in every document.
    public static final String FORMAT = "meanwhile-timeline";

    /// The value of `version` that this release writes, and the newest that it reads.
    public static final int VERSION = 1;

    private static final String WALL = "wall";

    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Pattern LONE_SURROGATE = Pattern.compile(
            "(?<![\\x{d800}-\\x{dbff}])[\\x{dc00}-\\x{dfff}]|[\\x{d800}-\\x{dbff}](?![\\x{dc00}-\\x{dfff}])");

    private TimelineJson() {}

    /// The whole document.
    ///
    /// @param clock only there if it is not virtual
    record Document(
            String format,
            int version,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String clock,

            List<Span> spans,
            List<Mark> marks) {}

    /// Writes a timeline.
    public static String write(Timeline timeline) {
        var document = new Document(
                FORMAT,
                VERSION,
                timeline.name(),
                timeline.isVirtual() ? null : WALL,
                timeline.spans(),
                timeline.marks());
        return ascii(MAPPER.writeValueAsString(document));
    }

    /// Reads what [#write] has written.
    ///
    /// @throws IllegalArgumentException if it is no timeline, or one of a later version
    public static Timeline read(String json) {
        Document document;
        try {
            document = MAPPER.readValue(json, Document.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(
                    "timeline must be JSON of the format '" + FORMAT + "', but was not: " + e.getOriginalMessage(), e);
        }
        check(document);
        return new Timeline(document.name(), document.spans(), document.marks(), document.clock() == null);
    }

    private static void check(Document document) {
        if (!FORMAT.equals(document.format())) {
            throw new IllegalArgumentException("format must be '" + FORMAT + "', but was '" + document.format() + "'");
        }
        if (document.version() < 1 || document.version() > VERSION) {
            throw new IllegalArgumentException("version must be from 1 to " + VERSION + ", but was "
                    + document.version() + "; use a newer release");
        }
        if (document.clock() != null && !WALL.equals(document.clock())) {
            throw new IllegalArgumentException(
                    "clock must be '" + WALL + "' or left out, but was '" + document.clock() + "'");
        }
        if (document.name() == null || document.spans() == null || document.marks() == null) {
            throw new IllegalArgumentException("timeline must have name, spans and marks, but one is missing");
        }
    }

    /// Half of a surrogate pair has no form in UTF-8: as an escape it survives being saved.
    static String ascii(String json) {
        return LONE_SURROGATE
                .matcher(json)
                .replaceAll(m -> "\\\\u%04x".formatted((int) m.group().charAt(0)));
    }
}
