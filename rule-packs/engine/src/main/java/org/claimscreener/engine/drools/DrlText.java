package org.claimscreener.engine.drools;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.pack.PackText;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;

/** Turns an author's rule file into DRL, and reads it. Stateless. */
final class DrlText {
    static final int MOST_CHARACTERS = 256 * 1024;

    /** Deeper nesting makes recursive parsers overflow, and people give up long before. */
    private static final int MOST_PARENTHESES = 20;

    /** Files, and how long each may be, that are remembered: some megabytes. */
    private static final int MOST_REMEMBERED = 500;

    private static final int LONGEST_REMEMBERED = 8 * 1024;

    private static final List<String> IMPORTS = List.of(
            "org.claimscreener.engine.fact.*",
            "org.claimscreener.wire.record.Channel",
            "org.claimscreener.wire.record.Sex",
            "org.claimscreener.wire.record.StandingKind",
            "org.claimscreener.wire.record.SubjectKind",
            "org.claimscreener.wire.record.Verdict",
            "java.time.LocalDate");
    private static final List<String> GLOBALS = List.of(
            "org.claimscreener.engine.fact.Findings " + AllowedNames.FINDINGS,
            "org.claimscreener.engine.fact.Parameters " + AllowedNames.PARAMETERS);
    private static final Pattern STRAY =
            Pattern.compile("\\s*(package|import|global|function|declare|query|dialect|unit|expander)\\b.*");
    private static final String RULES_ONLY =
            "a rule file holds rules and nothing else; the engine supplies package, imports and globals";

    /** By text, what was read last: the next version of a pack has nearly all of it again, and parsing is most of a check. */
    private static final Map<String, PackageDescr> READ = new LinkedHashMap<>(16, 0.75f, true);

    private DrlText() {}

    /** The file with everything that it needs in front, on its own first line: line numbers stay true. */
    static String withPreface(String packageName, String rules) {
        StringBuilder drl = new StringBuilder("package ").append(packageName).append("; ");
        IMPORTS.forEach(name -> drl.append("import ").append(name).append("; "));
        GLOBALS.forEach(name -> drl.append("global ").append(name).append("; "));
        return drl.append(rules).toString();
    }

    /** The file's rules as Drools reads them, to be looked at only, or nothing after a problem was added. Thread-safe. */
    static Optional<PackageDescr> read(PackText file, RuleProblems problems) {
        synchronized (READ) {
            PackageDescr known = READ.get(file.text());
            if (known != null) {
                return Optional.of(known);
            }
        }
        Optional<PackageDescr> read = parsed(file, problems);
        if (read.isPresent() && file.text().length() <= LONGEST_REMEMBERED) {
            synchronized (READ) {
                READ.put(file.text(), read.get());
                if (READ.size() > MOST_REMEMBERED) {
                    READ.remove(READ.keySet().iterator().next());
                }
            }
        }
        return read;
    }

    private static Optional<PackageDescr> parsed(PackText file, RuleProblems problems) {
        int before = problems.count();
        checkText(file.text(), problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        DrlParser parser = new DrlParser();
        PackageDescr descr = parse(parser, withPreface("check", file.text()), problems);
        for (DroolsError error : parser.getErrors()) {
            int[] lines = error.getLines();
            int line = lines.length == 0 ? 0 : lines[0];
            problems.add(line, oneLine(error.getMessage()), howToMend(file.text(), line));
        }
        if (problems.count() > before || descr == null) {
            return Optional.empty();
        }
        checkRulesOnly(descr, problems);
        return problems.count() > before ? Optional.empty() : Optional.of(descr);
    }

    private static @org.jspecify.annotations.Nullable PackageDescr parse(
            DrlParser parser, String drl, RuleProblems problems) {
        try {
            return parser.parse(false, drl);
        } catch (DroolsParserException | RuntimeException e) {
            problems.add(0, "cannot be read as rules: " + oneLine(String.valueOf(e.getMessage())), RULES_ONLY);
            return null;
        }
    }

    /** What must hold before a parser sees the text. */
    private static void checkText(String text, RuleProblems problems) {
        if (text.length() > MOST_CHARACTERS) {
            problems.add(0, "has more than " + MOST_CHARACTERS + " characters", "split it; put data into tables");
            return;
        }
        int escape = text.indexOf("\\u");
        if (escape >= 0) {
            int line = 1
                    + Math.toIntExact(text.substring(0, escape)
                            .chars()
                            .filter(c -> c == '\n')
                            .count());
            problems.add(line, "holds a unicode escape", "write the character itself");
        }
        int depth = 0;
        for (Token token : Tokens.of(text, 1, problems)) {
            depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
            if (depth > MOST_PARENTHESES) {
                problems.add(token.line(), "parentheses nest too deeply", "keep to " + MOST_PARENTHESES);
                return;
            }
            if (token.is("'")) {
                problems.add(token.line(), "a single quote", "use double quotes for texts");
            }
        }
    }

    private static void checkRulesOnly(PackageDescr descr, RuleProblems problems) {
        boolean only = descr.getImports().size() == IMPORTS.size()
                && descr.getGlobals().size() == GLOBALS.size()
                && descr.getFunctionImports().isEmpty()
                && descr.getAccumulateImports().isEmpty()
                && descr.getAttributes().isEmpty()
                && descr.getFunctions().isEmpty()
                && descr.getTypeDeclarations().isEmpty()
                && descr.getEnumDeclarations().isEmpty()
                && descr.getEntryPointDeclarations().isEmpty()
                && descr.getWindowDeclarations().isEmpty()
                && descr.getUnit() == null;
        if (!only) {
            problems.add(0, "holds more than rules (import, global, function, declare, attribute or unit)", RULES_ONLY);
        }
        if (descr.getRules().isEmpty()) {
            problems.add(0, "holds no rule", "write a rule, or remove the file");
        }
    }

    private static String howToMend(String text, int line) {
        boolean stray = text.lines()
                .skip(Math.max(0, line - 1))
                .findFirst()
                .filter(found -> STRAY.matcher(found).matches())
                .isPresent();
        return stray ? RULES_ONLY : "write it as in the author's guide";
    }

    static String oneLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
