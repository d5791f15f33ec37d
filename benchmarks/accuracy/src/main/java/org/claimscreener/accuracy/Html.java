package org.claimscreener.accuracy;

import java.util.List;

/** Small pieces of a page. Stateless. */
final class Html {
    static final String STYLE = """
            :root { --ink: #1c2733; --soft: #5c6b7a; --line: #d9e0e7; --good: #1f8a5b; --bad: #c43d3d; --warn: #c98a1b;
              --calm: #3f6fb5; --paper: #ffffff; --ground: #f4f6f8; }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink);
              font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; }
            main { max-width: 1060px; margin: 0 auto; padding: 32px 24px 64px; }
            h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 40px 0 8px; }
            p { margin: 6px 0 12px; max-width: 78ch; } .soft { color: var(--soft); }
            .tiles { display: grid; grid-template-columns: repeat(4, 1fr); gap: 14px; margin: 22px 0 8px; }
            .tile { background: var(--paper); border: 1px solid var(--line); border-top: 4px solid var(--calm);
              border-radius: 6px; padding: 14px 16px; }
            .tile.good { border-top-color: var(--good); } .tile.bad { border-top-color: var(--bad); }
            .tile b { display: block; font-size: 28px; line-height: 1.25; } .tile span { color: var(--soft); font-size: 13px; }
            .panel { background: var(--paper); border: 1px solid var(--line); border-radius: 6px; padding: 14px 18px;
              margin: 10px 0; overflow-x: auto; }
            svg { display: block; width: 100%; height: auto; font: 12.5px system-ui, "Noto Sans CJK SC", sans-serif; }
            svg .label { text-anchor: end; fill: var(--ink); } svg .value { fill: var(--soft); }
            svg .middle { text-anchor: middle; fill: var(--soft); }
            svg .good { fill: var(--good); } svg .bad { fill: var(--bad); } svg .warn { fill: var(--warn); }
            svg .calm { fill: var(--calm); } svg .none { fill: #e4e9ee; }
            svg .mark { stroke: var(--ink); stroke-dasharray: 3 3; } svg .axis { stroke: var(--line); }
            table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
            th { text-align: left; color: var(--soft); font-weight: 600; } th, td { padding: 5px 10px 5px 0; vertical-align: top;
              border-bottom: 1px solid var(--line); } td.n, th.n { text-align: right; white-space: nowrap; }
            tr:last-child td { border-bottom: 0; } code { font-size: 13px; overflow-wrap: anywhere; }
            details { margin: 8px 0; } summary { cursor: pointer; font-weight: 600; }
            .key span { display: inline-block; margin-right: 18px; color: var(--soft); font-size: 13px; }
            .key i { display: inline-block; width: 11px; height: 11px; margin-right: 6px; border-radius: 2px; }
            @media (max-width: 760px) { .tiles { grid-template-columns: 1fr 1fr; } }
            """;

    private Html() {}

    /** Text that cannot be read as anything else, in elements and in quoted attributes. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String tile(String value, String what, String style) {
        return "<div class=\"tile " + style + "\"><b>" + text(value) + "</b><span>" + text(what) + "</span></div>";
    }

    static String panel(String inner) {
        return "<div class=\"panel\">" + inner + "</div>";
    }

    /**
     * A table.
     *
     * @param head column names; one that begins with # is a column of numbers
     * @param rows plain texts
     */
    static String table(List<String> head, List<List<String>> rows) {
        StringBuilder table = new StringBuilder("<table><thead><tr>");
        for (String name : head) {
            boolean number = name.startsWith("#");
            table.append(number ? "<th class=\"n\">" : "<th>")
                    .append(text(number ? name.substring(1) : name))
                    .append("</th>");
        }
        table.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            table.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                table.append(head.get(i).startsWith("#") ? "<td class=\"n\">" : "<td>")
                        .append(text(row.get(i)))
                        .append("</td>");
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table>").toString();
    }

    /** What a colour means. */
    static String key(String... styleAndMeaning) {
        StringBuilder key = new StringBuilder("<p class=\"key\">");
        for (int i = 0; i < styleAndMeaning.length; i += 2) {
            String colour = styleAndMeaning[i].equals("none") ? "#e4e9ee" : "var(--" + styleAndMeaning[i] + ")";
            key.append("<span><i style=\"background:")
                    .append(colour)
                    .append("\"></i>")
                    .append(text(styleAndMeaning[i + 1]))
                    .append("</span>");
        }
        return key.append("</p>").toString();
    }
}
