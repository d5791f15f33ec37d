package org.claimscreener.national;

import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.PackRef;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A decision as one line of {@code ops/screener screen}'s output, with the names of transaction 3101's output where it
 * has them. Amounts are texts in yuan with two decimals. The same decision gives the same text. Thread-safe.
 */
public final class ScreeningResultWriter {

    /** Longest vola_cont and vola_evid of the specification, in characters. */
    static final int MAX_CONTENT_CHARS = 500;

    /** As much of a pack's digest as tells packs apart for a person; the decision on Kafka has all of it. */
    private static final int SHOWN_DIGEST_CHARS = 12;

    private ScreeningResultWriter() {}

    /** One line without the line break. */
    public static String line(Decision decision) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("setl_id", decision.getSettlementId());
        line.put("verdict", decision.getVerdict().name());
        line.put("released_amt", yuan(decision.getReleasedFen()));
        line.put("held_amt", yuan(decision.getHeldFen()));
        line.put("refused_amt", yuan(decision.getRefusedFen()));
        if (decision.getSystemReason() != null) {
            line.put("system_reason", decision.getSystemReason().name());
        }
        ArrayNode packs = line.putArray("packs");
        for (PackRef pack : decision.getPacks()) {
            packs.add(pack.getPackId() + "@" + pack.getVersion() + "#" + shortened(pack.getDigest()));
        }
        ArrayNode results = line.putArray("results");
        for (Finding finding : decision.getFindings()) {
            write(results.addObject(), finding);
        }
        return line.toString();
    }

    private static void write(ObjectNode result, Finding finding) {
        result.put("jr_id", finding.getFindingId());
        result.put("rule_id", finding.getRuleCode());
        result.put("rule_name", finding.getRuleName());
        result.put("vola_cont", cut(content(finding)));
        result.put("vola_amt", yuan(finding.getAmountFen()));
        result.put("sev_deg", Integer.toString(finding.getSeverity()));
        result.put("vola_evid", cut(finding.getEvidence()));
        result.put("vola_bhvr_type", Integer.toString(finding.getBehaviour()));
        result.put("legal_basis", finding.getLegalBasis());
        result.put("consequence", finding.getConsequence().name());
        texts(result.putArray("feedetl_sn"), finding.getLineIds());
        if (!finding.getPastSettlementIds().isEmpty()) {
            texts(result.putArray("past_setl_id"), finding.getPastSettlementIds());
        }
    }

    /** The rule's name and, in a few words, what it means for this settlement. */
    private static String content(Finding finding) {
        int lines = finding.getLineIds().size();
        return finding.getRuleName() + "：" + (lines == 0 ? "涉及本次就诊" : "涉及" + lines + "项明细") + "，金额"
                + yuan(finding.getAmountFen()) + "元，" + consequence(finding.getConsequence());
    }

    private static String consequence(Consequence consequence) {
        return switch (consequence) {
            case REFUSE -> "拒付";
            case HOLD -> "暂缓结算，待人工复核";
            case NOTE -> "提示";
        };
    }

    private static String yuan(long fen) {
        return DecimalForm.AMOUNT.format(fen);
    }

    private static String shortened(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGEST_CHARS, digest.length()));
    }

    /** At most the specification's length, whole characters. */
    private static String cut(String text) {
        if (text.codePointCount(0, text.length()) <= MAX_CONTENT_CHARS) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, MAX_CONTENT_CHARS - 1)) + "…";
    }

    private static void texts(ArrayNode list, List<String> texts) {
        for (String text : texts) {
            list.add(text);
        }
    }
}
