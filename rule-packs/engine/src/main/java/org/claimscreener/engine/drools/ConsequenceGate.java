package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.drools.Token.Kind;
import org.claimscreener.engine.fact.FindingDraft;
import org.claimscreener.engine.fact.Findings;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.engine.pack.NearestName;

/** A consequence is findings, each with its evidence, and nothing else. Not thread-safe. */
final class ConsequenceGate {
    private static final String FORM = "write findings.line($line).evidence(\"...\");";
    private static final Set<String> STARTS =
            FactSchema.membersOf(Findings.class).keySet();
    private static final Set<String> FOLLOWING =
            FactSchema.membersOf(FindingDraft.class).keySet();

    private final RuleProblems problems;

    ConsequenceGate(RuleProblems problems) {
        this.problems = problems;
    }

    void check(List<Token> tokens, int line) {
        if (tokens.isEmpty()) {
            problems.add(line, "a rule that reports nothing", FORM);
            return;
        }
        List<Token> statement = new ArrayList<>();
        for (Token token : tokens) {
            if (token.is(";")) {
                statement(statement, token.line());
                statement.clear();
            } else {
                statement.add(token);
            }
        }
        if (!statement.isEmpty()) {
            problems.add(statement.get(0).line(), "a statement without ';' at its end", FORM);
        }
    }

    /** {@code findings . call ( ... ) { . call ( ... ) }}, where one of the calls is evidence, and one more may be english. */
    private void statement(List<Token> tokens, int line) {
        if (tokens.size() < 5 || !tokens.get(0).is(AllowedNames.FINDINGS)) {
            problems.add(tokens.isEmpty() ? line : tokens.get(0).line(), "a statement that is no finding", FORM);
            return;
        }
        int at = 1;
        int evidences = 0;
        int english = 0;
        Set<String> calls = STARTS;
        while (at < tokens.size()) {
            int close = callAt(tokens, at, calls);
            if (close < 0) {
                return;
            }
            boolean isEvidence = tokens.get(at + 1).is("evidence");
            boolean isEnglish = tokens.get(at + 1).is("english");
            evidences += isEvidence ? 1 : 0;
            english += isEnglish ? 1 : 0;
            if (isEvidence || isEnglish) {
                new EvidenceTemplate(problems)
                        .check(tokens.subList(at + 3, close), tokens.get(at + 1).line());
            }
            calls = FOLLOWING;
            at = close + 1;
        }
        if (evidences != 1) {
            problems.add(
                    tokens.get(0).line(), "a finding has " + evidences + " evidence", "call evidence(\"...\") once");
        }
        if (english > 1) {
            problems.add(tokens.get(0).line(), "a finding has " + english + " english", "call english(\"...\") once");
        }
    }

    /** The position of the closing parenthesis of a call that begins with its dot, or -1 after a problem was added. */
    private int callAt(List<Token> tokens, int at, Set<String> calls) {
        boolean call = at + 2 < tokens.size()
                && tokens.get(at).is(".")
                && tokens.get(at + 1).kind() == Kind.NAME
                && tokens.get(at + 2).is("(");
        if (!call) {
            problems.add(tokens.get(at).line(), "a statement that is no chain of finding calls", FORM);
            return -1;
        }
        Token name = tokens.get(at + 1);
        if (!calls.contains(name.text())) {
            problems.add(
                    name.line(), "unknown finding call '" + name.text() + "'", NearestName.hint(name.text(), calls));
            return -1;
        }
        int depth = 0;
        for (int i = at + 2; i < tokens.size(); i++) {
            depth += tokens.get(i).is("(") ? 1 : tokens.get(i).is(")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        problems.add(name.line(), "a parenthesis is not closed", FORM);
        return -1;
    }
}
