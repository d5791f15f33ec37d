package org.claimscreener.engine.decision;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.claimscreener.engine.EngineVersion;
import org.claimscreener.engine.decision.RuleFinding.Earlier;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * From findings to the one decision. The only place where precedence is known: refuse beats hold beats note. The same
 * facts and findings give the same bytes. Stateless, thread-safe.
 */
public final class Settling {
    private static final Comparator<RuleFinding> GRAVEST_FIRST = Comparator.comparingInt(
                    (RuleFinding finding) -> LineSettling.rank(finding.rule().consequence()))
            .thenComparing(finding -> finding.rule().severity())
            .thenComparing(finding -> finding.rule().code())
            .thenComparing(finding -> finding.rule().rule())
            .thenComparing(finding -> finding.concernedLines().isEmpty()
                    ? -1
                    : finding.concernedLines().get(0))
            .thenComparing(RuleFinding::evidence);

    private Settling() {}

    /** The decision that the findings add up to. */
    public static Decision settle(FactSet facts, List<RuleFinding> findings, DecisionFrame frame) {
        List<RuleFinding> ordered = findings.stream().sorted(GRAVEST_FIRST).toList();
        return decision(facts, LineSettling.settle(facts.bill(), ordered), frame)
                .setFindings(findings(facts, ordered))
                .build();
    }

    /**
     * The decision when the screener failed to decide: everything is held, whatever was found before the failure is
     * kept for the reviewer.
     *
     * @param detail what failed, for operations; no personal data
     */
    public static Decision failed(
            FactSet facts, SystemReason reason, String detail, List<RuleFinding> findings, DecisionFrame frame) {
        List<RuleFinding> ordered = findings.stream().sorted(GRAVEST_FIRST).toList();
        return decision(facts, LineSettling.holdAll(facts.bill()), frame)
                .setFindings(findings(facts, ordered))
                .setVerdict(Verdict.HOLD)
                .setSystemReason(reason)
                .setSystemDetail(detail)
                .build();
    }

    private static Decision.Builder decision(FactSet facts, List<LineDecision> lines, DecisionFrame frame) {
        long held = 0;
        long refused = 0;
        for (LineDecision line : lines) {
            held += line.getHeldFen();
            refused += line.getRefusedFen();
        }
        return Decision.newBuilder()
                .setSettlementId(facts.settlement().settlementId())
                .setPatientId(facts.person().patientId())
                .setInstitutionId(facts.institution().institutionId())
                .setVerdict(verdict(held, refused))
                .setFundFen(facts.settlement().fundFen())
                .setReleasedFen(facts.settlement().fundFen() - held - refused)
                .setHeldFen(held)
                .setRefusedFen(refused)
                .setLines(lines)
                .setPacks(frame.packs())
                .setFeatures(frame.known().features())
                .setStanding(frame.known().standing())
                .setTraceUses(frame.known().traceUses())
                .setResponsible(responsible(facts, lines))
                .setPastSettlements(frame.past().settlements())
                .setPastDigest(frame.past().digest())
                .setEngineVersion(EngineVersion.TEXT)
                .setContentDigest(frame.contentDigest())
                .setSource(frame.source())
                .setReceivedAt(frame.receivedAt());
    }

    /** The lines and their decisions are in one order. */
    private static List<LineResponsible> responsible(FactSet facts, List<LineDecision> lines) {
        List<LineResponsible> responsible = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            LineDecision decided = lines.get(i);
            if (decided.getHeldFen() > 0 || decided.getRefusedFen() > 0) {
                FeeLine line = facts.bill().lines().get(i);
                responsible.add(
                        new LineResponsible(line.lineId(), orNull(line.practitionerId()), orNull(line.department())));
            }
        }
        return responsible;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** By the money, not by the findings: where nothing is withheld there is nothing to hold or refuse. */
    private static Verdict verdict(long heldFen, long refusedFen) {
        if (refusedFen > 0) {
            return Verdict.REFUSE;
        }
        return heldFen > 0 ? Verdict.HOLD : Verdict.RELEASE;
    }

    private static List<Finding> findings(FactSet facts, List<RuleFinding> ordered) {
        List<Finding> findings = new ArrayList<>();
        int lineIdChars = FindingLimits.MAX_LINE_ID_CHARS;
        for (RuleFinding finding : ordered) {
            if (findings.size() == FindingLimits.MAX_FINDINGS) {
                break;
            }
            List<String> lineIds = lineIds(facts, finding, lineIdChars);
            lineIdChars -= lineIds.stream().mapToInt(String::length).sum();
            findings.add(finding(facts, finding, lineIds, findings.size() + 1));
        }
        return findings;
    }

    private static List<String> lineIds(FactSet facts, RuleFinding finding, int chars) {
        List<String> ids = new ArrayList<>();
        int left = chars;
        for (int line : finding.concernedLines()) {
            String id = facts.bill().lines().get(line).lineId();
            left -= id.length();
            if (left < 0) {
                break;
            }
            ids.add(id);
        }
        return ids;
    }

    private static Finding finding(FactSet facts, RuleFinding finding, List<String> lineIds, int ordinal) {
        RuleInfo rule = finding.rule();
        List<Earlier> past = finding.past().stream()
                .limit(FindingLimits.MAX_PAST_SETTLEMENTS)
                .toList();
        return Finding.newBuilder()
                .setFindingId(facts.settlement().settlementId() + "-" + rule.code() + "-" + ordinal)
                .setRuleCode(rule.code())
                .setRuleName(rule.title())
                .setPackId(rule.packId())
                .setSeverity(rule.severity())
                .setConsequence(rule.consequence())
                .setBehaviour(rule.behaviour())
                .setLegalBasis(rule.legalBasis())
                .setLineIds(lineIds)
                .setAmountFen(finding.stakes().stream()
                        .mapToLong(RuleFinding.Stake::amountFen)
                        .sum())
                .setEvidence(finding.evidence())
                .setEvidenceEn(finding.english())
                .setPastSettlementIds(past.stream().map(Earlier::settlementId).toList())
                .setPastDays(past.stream().map(Earlier::firstDay).toList())
                .build();
    }
}
