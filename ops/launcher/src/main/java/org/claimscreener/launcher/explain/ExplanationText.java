package org.claimscreener.launcher.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.claimscreener.commandline.Text;
import org.claimscreener.engine.pack.WatchedValue;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.engine.replay.Replayed.RuleTried;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.SubjectKind;

/** An explanation for a person to read. Stateless. */
public final class ExplanationText {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

    private static final int CODE_COLUMNS = 18;

    private ExplanationText() {}

    /** Its lines. */
    public static List<String> of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        Decision decision = explanation.decision();
        head(explanation, lines);
        why(decision, lines);
        restedOn(explanation, lines);
        rules(explanation.replayed(), lines);
        lines.add("");
        lines.add("Evaluated again: " + verdict(explanation.replayed()));
        return lines;
    }

    /** Lines about an id that was not decided. */
    public static List<String> notDecided(String settlementId, List<DeadLetter> letters) {
        List<String> lines = new ArrayList<>();
        lines.add("Settlement " + settlementId + " was not decided: it is in the dead letters.");
        letters(letters, lines);
        return lines;
    }

    private static void head(Explanation explanation, List<String> lines) {
        Decision decision = explanation.decision();
        lines.add("Settlement " + decision.getSettlementId() + " at " + decision.getInstitutionId());
        lines.add("  decided   " + decision.getVerdict() + ": of the fund's " + yuan(decision.getFundFen()) + ", "
                + yuan(decision.getReleasedFen()) + " released, " + yuan(decision.getHeldFen()) + " held, "
                + yuan(decision.getRefusedFen()) + " refused");
        lines.add("  received  " + time(decision.getReceivedAt()) + ", " + place(decision.getSource()));
        lines.add("  recorded  " + explanation.place() + copies(explanation));
        if (explanation.contradictions() > 0) {
            lines.add("  WARNING   " + explanation.contradictions()
                    + " other decision(s) of this id stand later in the log; they bind nobody. Run screener verify");
        }
        if (!explanation.letters().isEmpty()) {
            lines.add("  also      dead letters of the same id:");
            letters(explanation.letters(), lines);
        }
    }

    private static String copies(Explanation explanation) {
        return explanation.copies() == 0 ? "" : "; equal copies later: " + Text.count(explanation.copies());
    }

    private static void letters(List<DeadLetter> letters, List<String> lines) {
        for (DeadLetter letter : letters) {
            String field = letter.getField() == null ? "" : " (" + letter.getField() + ")";
            lines.add("    " + letter.getReason() + field + ": " + letter.getMessage());
            lines.add("      input " + place(letter.getSource()) + ", " + time(letter.getReceivedAt()));
        }
    }

    private static void why(Decision decision, List<String> lines) {
        lines.add("");
        if (decision.getSystemReason() != null) {
            lines.add("Why: the screener could not decide, " + decision.getSystemReason() + ": "
                    + decision.getSystemDetail() + "; so everything is held for a person to look at");
        } else if (decision.getFindings().isEmpty()) {
            lines.add("Why: no rule found anything");
        } else {
            lines.add("Why");
        }
        for (Finding finding : decision.getFindings()) {
            lines.add("  " + finding.getRuleCode() + " " + finding.getRuleName() + "  ("
                    + finding.getConsequence().name().toLowerCase(Locale.ROOT) + ", severity "
                    + finding.getSeverity() + ", pack " + finding.getPackId() + ")");
            lines.add("    evidence  " + finding.getEvidence());
            if (!finding.getEvidenceEn().isEmpty()) {
                lines.add("              " + finding.getEvidenceEn());
            }
            lines.add("    law       " + finding.getLegalBasis());
            lines.add("    at stake  " + yuan(finding.getAmountFen()) + " of line(s) "
                    + String.join(", ", finding.getLineIds()));
            if (!finding.getPastSettlementIds().isEmpty()) {
                lines.add("    earlier   " + earlier(finding));
            }
        }
    }

    private static void restedOn(Explanation explanation, List<String> lines) {
        Decision decision = explanation.decision();
        lines.add("");
        lines.add("Rested on");
        explanation.packs().forEach(story -> PackStoryText.add(story, lines));
        lines.add("  past      "
                + (decision.getPastSettlements() < 0
                        ? "not recorded"
                        : Text.count(decision.getPastSettlements()) + " earlier settlement(s), digest "
                                + decision.getPastDigest()));
        if (!explanation.missing().isEmpty()) {
            lines.add("            of these the log no longer holds: " + String.join(", ", explanation.missing()));
        }
        decision.getFeatures().forEach(feature -> lines.add("  feature   " + feature(feature)));
        decision.getStanding().forEach(standing -> lines.add("  standing  " + standing(standing)));
        watched(explanation.replayed()).forEach(one -> lines.add("  watched   " + one.inWords()));
        decision.getTraceUses()
                .forEach(use -> lines.add("  trace     " + use.getTraceCode() + " of line " + use.getLineId()
                        + " was settled in " + use.getSettlementId() + " at " + use.getInstitutionId() + ", "
                        + time(use.getSettledAt())));
        lines.add("  engine    " + decision.getEngineVersion());
    }

    private static String feature(FeatureValue feature) {
        String name = feature.getName() + (feature.getSubject().isEmpty() ? "" : "[" + feature.getSubject() + "]");
        return switch (feature.getQuality()) {
            case EXACT -> name + " = " + feature.getValue() + completeSince(feature);
            case ABOUT -> name + " = about " + feature.getValue() + completeSince(feature);
            case TOO_LATE -> name + ": the settlement came too late to tell";
        };
    }

    private static String completeSince(FeatureValue feature) {
        return "  (complete since " + time(feature.getCoverageSince()) + ")";
    }

    /** A person's id is left out, here as everywhere. */
    private static String standing(StandingInForce met) {
        StandingEntry entry = met.getEntry();
        String who = met.getSubjectKind() == SubjectKind.PATIENT
                ? "the person"
                : met.getSubjectKind().name().toLowerCase(Locale.ROOT) + " " + met.getSubjectId();
        String value = entry.getValue().isEmpty() ? "" : " " + entry.getValue();
        Instant to = entry.getValidTo();
        return who + ": " + entry.getKind() + value + " from " + time(entry.getValidFrom())
                + (to == null ? "" : " to " + time(to)) + ", " + entry.getOrderNo();
    }

    private static void rules(Replayed replayed, List<String> lines) {
        List<RuleTried> rules = tried(replayed);
        if (rules.isEmpty()) {
            return;
        }
        long hit = rules.stream().filter(rule -> rule.findings() > 0).count();
        lines.add("");
        lines.add("Rules tried: " + rules.size() + ", of which " + hit + " found something");
        for (RuleTried tried : rules) {
            lines.add("  " + (tried.findings() > 0 ? "*" : " ") + " "
                    + Text.left(tried.rule().code(), CODE_COLUMNS) + " "
                    + tried.rule().title() + " · " + tried.rule().rule()
                    + (tried.findings() > 0 ? "  (" + tried.findings() + ")" : ""));
        }
    }

    static List<RuleTried> tried(Replayed replayed) {
        if (replayed instanceof Replayed.Same same) {
            return same.rules();
        }
        return replayed instanceof Replayed.Different different ? different.rules() : List.of();
    }

    /** Parameters that were other than usual because somebody is watched. */
    static List<WatchedValue> watched(Replayed replayed) {
        if (replayed instanceof Replayed.Same same) {
            return same.watched();
        }
        return replayed instanceof Replayed.Different different ? different.watched() : List.of();
    }

    private static String verdict(Replayed replayed) {
        if (replayed instanceof Replayed.Same) {
            return "the same, byte for byte";
        }
        if (replayed instanceof Replayed.Different different) {
            return "DIFFERENT, first at " + different.field() + ": recorded " + different.recorded() + ", now "
                    + different.replayed();
        }
        return "cannot be: " + ((Replayed.Impossible) replayed).why();
    }

    private static String yuan(long fen) {
        return Text.yuan(fen);
    }

    static String time(Instant instant) {
        return CLOCK.format(instant);
    }

    private static String place(Source source) {
        return source.getTopic() + "-" + source.getPartition() + "@" + source.getOffset();
    }

    /** Ids of earlier settlements, with their days where they were kept. */
    private static String earlier(Finding finding) {
        List<String> ids = finding.getPastSettlementIds();
        List<LocalDate> days = finding.getPastDays();
        return IntStream.range(0, ids.size())
                .mapToObj(i -> i < days.size() ? ids.get(i) + " (" + days.get(i) + ")" : ids.get(i))
                .collect(Collectors.joining(", "));
    }
}
