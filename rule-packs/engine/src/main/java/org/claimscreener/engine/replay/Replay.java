package org.claimscreener.engine.replay;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.EngineVersion;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.pack.WatchedValue;
import org.claimscreener.engine.replay.Replayed.RuleTried;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;

/**
 * Evaluates recorded decisions again: same settlement, same past, same features, packs of the same digests, so the same
 * bytes. Not thread-safe.
 */
public final class Replay {
    private final PackFinder finder;
    private final WireEncoder encoder = new WireEncoder();
    private final ContentDigest contentDigest = new ContentDigest();

    /** With packs from there. */
    public Replay(PackFinder finder) {
        this.finder = finder;
    }

    /** With all packs that are at hand; compiled untimed, and the caller's to close. */
    public Replay(List<CompiledPack> packs) {
        this(PackFinder.among(packs));
    }

    /** Evaluates one. Never throws for what the case holds. */
    public Replayed replay(RecordedCase recorded) {
        Optional<String> obstacle = obstacle(recorded);
        if (obstacle.isPresent()) {
            return new Replayed.Impossible(obstacle.get());
        }
        PackFinder.Found found = finder.find(recorded.decision().getPacks());
        if (found instanceof PackFinder.Missing missing) {
            return new Replayed.Impossible(missing.why());
        }
        return replay(recorded, ((PackFinder.All) found).packs());
    }

    private Replayed replay(RecordedCase recorded, List<CompiledPack> packs) {
        Screening screening = new Screener(packs)
                .screen(
                        recorded.settlement(),
                        recorded.past().stream().map(Remembered::visit).toList(),
                        frame(recorded));
        Decision again = screening.decision();
        List<CompiledPack> applying = applying(packs, recorded.settlement());
        List<RuleTried> rules = rulesTried(applying, again);
        List<WatchedValue> watched = applying.stream()
                .flatMap(pack -> pack.pack().watchedFor(screening.facts()).stream())
                .toList();
        if (ByteBuffer.wrap(encoder.encode(again)).equals(recorded.bytes())) {
            return new Replayed.Same(rules, watched);
        }
        if (recorded.decision().getSystemReason() == SystemReason.NO_PACK) {
            return new Replayed.Impossible("it was held because a pack could not be used on that machine at that time: "
                    + recorded.decision().getSystemDetail());
        }
        return Difference.first(recorded.decision(), again)
                .map(difference -> (Replayed) new Replayed.Different(
                        difference.field(), difference.recorded(), difference.replayed(), rules, watched))
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
