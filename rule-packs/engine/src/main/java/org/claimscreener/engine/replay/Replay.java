package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.claimscreener.engine.EngineVersion;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.replay.Replayed.RuleTried;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;

/**
 * Evaluates recorded decisions again: same settlement, same past, same features, packs of the same digests, so the same
 * bytes. Not thread-safe.
 */
public final class Replay {
    private final Map<String, CompiledPack> byDigest = new TreeMap<>();
    private final WireEncoder encoder = new WireEncoder();
    private final ContentDigest contentDigest = new ContentDigest();

    /** With all packs that are at hand; compiled untimed, and the caller's to close. */
    public Replay(List<CompiledPack> packs) {
        packs.forEach(pack -> byDigest.put(pack.pack().digest(), pack));
    }

    /** Evaluates one. Never throws for what the case holds. */
    public Replayed replay(RecordedCase recorded) {
        Optional<String> obstacle = obstacle(recorded);
        if (obstacle.isPresent()) {
            return new Replayed.Impossible(obstacle.get());
        }
        List<CompiledPack> packs = packs(recorded.decision());
        Decision again = new Screener(packs)
                .screen(
                        recorded.settlement(),
                        recorded.past().stream().map(Remembered::visit).toList(),
                        frame(recorded))
                .decision();
        List<RuleTried> rules = rulesTried(applying(packs, recorded.settlement()), again);
        if (ByteBuffer.wrap(encoder.encode(again)).equals(recorded.bytes())) {
            return new Replayed.Same(rules);
        }
        return Difference.first(recorded.decision(), again)
                .map(difference -> (Replayed)
                        new Replayed.Different(difference.field(), difference.recorded(), difference.replayed(), rules))
                .orElseGet(() -> new Replayed.Impossible(
                        "it says the same, in another version of the schema: bytes cannot be compared"));
    }

    private static DecisionFrame frame(RecordedCase recorded) {
        Decision decision = recorded.decision();
        return new DecisionFrame(
                decision.getPacks(),
                new Circumstances(decision.getFeatures(), decision.getStanding(), decision.getTraceUses()),
                decision.getContentDigest(),
                decision.getSource(),
                decision.getReceivedAt(),
                DecisionFrame.Past.of(recorded.past()));
    }

    private Optional<String> obstacle(RecordedCase recorded) {
        Decision decision = recorded.decision();
        if (!decision.getEngineVersion().equals(EngineVersion.TEXT)) {
            return Optional.of("engine version " + decision.getEngineVersion() + " decided it, and this is "
                    + EngineVersion.TEXT + "; use a build of that version");
        }
        if (!contentDigest.of(recorded.settlement()).equals(decision.getContentDigest())) {
            return Optional.of("the settlement at hand is not the one that was decided: its content digest differs");
        }
        SystemReason reason = decision.getSystemReason();
        if (reason == SystemReason.BUDGET_EXCEEDED || reason == SystemReason.STATE_UNREADABLE) {
            return Optional.of("it was held for " + reason + ", which happened to that machine at that time");
        }
        List<String> missing = decision.getPacks().stream()
                .filter(pack -> !byDigest.containsKey(pack.getDigest()))
                .map(Replay::named)
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("these packs decided it and are not at hand: " + String.join(", ", missing)
                    + "; name their folders or archives");
        }
        return pastDiffers(recorded);
    }

    private static Optional<String> pastDiffers(RecordedCase recorded) {
        DecisionFrame.Past then = new DecisionFrame.Past(
                recorded.decision().getPastSettlements(), recorded.decision().getPastDigest());
        if (then.equals(DecisionFrame.Past.NOT_RECORDED)) {
            return Optional.of("it does not record which past it rested on");
        }
        DecisionFrame.Past now = DecisionFrame.Past.of(recorded.past());
        if (now.equals(then)) {
            return Optional.empty();
        }
        return Optional.of("the person's past cannot be rebuilt: it rested on " + then.settlements()
                + " earlier settlements, and the log gives "
                + (now.settlements() == then.settlements() ? "as many, but others" : now.settlements() + " of them"));
    }

    private static String named(PackRef pack) {
        return pack.getPackId() + " " + pack.getVersion() + " (" + pack.getDigest() + ")";
    }

    private List<CompiledPack> packs(Decision decision) {
        List<CompiledPack> packs = new ArrayList<>();
        for (PackRef ref : decision.getPacks()) {
            packs.add(java.util.Objects.requireNonNull(byDigest.get(ref.getDigest())));
        }
        return packs;
    }

    private static List<CompiledPack> applying(List<CompiledPack> packs, Settlement settlement) {
        LocalDate day = Calendars.dayOf(settlement.getSettledAt());
        return packs.stream()
                .filter(pack -> pack.pack().appliesTo(settlement.getTreatmentArea(), day))
                .toList();
    }

    private static List<RuleTried> rulesTried(List<CompiledPack> packs, Decision decision) {
        List<RuleTried> tried = new ArrayList<>();
        for (CompiledPack pack : packs) {
            pack.rules().forEach(rule -> {
                long findings = decision.getFindings().stream()
                        .filter(finding -> finding.getRuleCode().equals(rule.code())
                                && finding.getPackId().equals(rule.packId()))
                        .count();
                tried.add(new RuleTried(rule, Math.toIntExact(findings)));
            });
        }
        return tried;
    }
}
