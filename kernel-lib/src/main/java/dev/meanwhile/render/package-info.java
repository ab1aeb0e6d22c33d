/// Pictures of timelines. One [dev.meanwhile.render.Layout] decides what is seen and where; the text, SVG and
/// HTML pictures only draw it. The exports (JSON, trace events, Mermaid) are beside them. Everything is
/// deterministic: the same timeline gives the same bytes on every machine.
@NullMarked
package dev.meanwhile.render;

import org.jspecify.annotations.NullMarked;
