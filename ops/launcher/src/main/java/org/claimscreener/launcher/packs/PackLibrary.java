package org.claimscreener.launcher.packs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.PackArchive;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.launcher.packs.PackStory.Source;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackStatus;

/**
 * All packs that there are: those of the topic, told by their digests, then those that were given. It is fed from the log,
 * which holds the packs before the decisions. A digest says all about what a pack does, so to find one nobody need be
 * trusted; with keys, only what they approve is taken from the topic. Not thread-safe.
 */
public final class PackLibrary implements LogSink {
    private final ArchiveStore archives;
    private final Stagings stagings;
    private final ForcePeriods periods = new ForcePeriods();
    private final Map<String, RulePack> given = new HashMap<>();
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.PACK_CHUNK, MessageType.PACK_CONTROL, MessageType.PACK_STATUS))
            .build();

    /** A pack, or why there is none. */
    public sealed interface Found {}

    /** The pack. */
    public record Pack(RulePack pack, Source source) implements Found {}

    /**
     * There is none.
     *
     * @param why and what to do
     */
    public record None(String why) implements Found {}

    /**
     * With nothing of the topic yet.
     *
     * @param folder where archives are kept; must exist, and is the caller's to remove
     * @param given packs that need not be on the topic
     * @param keys whose approval a pack of the topic needs; empty: nobody's
     */
    public PackLibrary(Path folder, List<RulePack> given, Optional<TrustedKeys> keys) {
        this.archives = new ArchiveStore(folder);
        this.stagings = new Stagings(keys, archives);
        given.forEach(pack -> this.given.put(pack.digest(), pack));
    }

    @Override
    public void begins(String topic, int partition, long offset) {
        // Orders are kept for ever; of statuses that are gone nothing is said.
    }

    /** Takes what is about packs, and passes over the rest. */
    @Override
    public void take(LogRecord message) throws VerifyFailure {
        String topic = message.place().topic();
        boolean aboutPacks = topic.equals(TopicCatalogue.RULE_PACKS) || topic.equals(TopicCatalogue.RULE_PACK_STATUS);
        if (!aboutPacks || !(decoder.decode(message.value()) instanceof Decoded.Accepted accepted)) {
            return;
        }
        try {
            if (accepted.message() instanceof PackChunk chunk) {
                archives.take(chunk);
                stagings.take(message.place().offset(), chunk);
            } else if (accepted.message() instanceof PackControl order) {
                stagings.take(Instant.ofEpochMilli(message.timestamp()), order);
            } else if (accepted.message() instanceof PackStatus status) {
                periods.take(status);
            }
        } catch (IOException e) {
            throw new VerifyFailure(
                    "a pack's archive cannot be kept in the temporary folder: " + e.getMessage() + ". Make room there",
                    e);
        }
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        // Orders are written without transactions.
    }

    /** The pack that is named. */
    public Found find(PackRef named) {
        String objection = "";
        try {
            Optional<byte[]> archive = archives.read(named.getDigest());
            if (archive.isPresent()) {
                objection = objection(named);
                if (objection.isEmpty()) {
                    return new Pack(PackArchive.read(named.getPackId(), archive.get()), Source.TOPIC);
                }
            }
        } catch (PackRefusedException e) {
            return new None(PackFinder.inWords(named) + " is on the topic, and this build cannot use it: "
                    + e.problems().get(0) + "; use the build that decided");
        } catch (IOException e) {
            return new None(PackFinder.inWords(named) + " cannot be read from the temporary folder: " + e.getMessage());
        }
        RulePack known = given.get(named.getDigest());
        if (known != null) {
            return new Pack(known, Source.GIVEN);
        }
        return new None(PackFinder.inWords(named)
                + (objection.isEmpty()
                        ? " is neither on " + TopicCatalogue.RULE_PACKS + " nor among the packs that are given"
                        : " is on " + TopicCatalogue.RULE_PACKS + ", but " + objection)
                + ": name its folder or archive with --packs");
    }

    /** Why the keys do not let the topic's archive count; empty when they do, or there are none. */
    private String objection(PackRef named) {
        if (!stagings.areChecked()) {
            return "";
        }
        return stagings.of(named.getDigest())
                .map(staging -> staging.problem()
                        .map(why -> "by these keys the order that staged it does not count: " + why)
                        .orElse(""))
                .orElse("no order stages it");
    }

    /** What is known of the packs that decided, in the decision's order. */
    public List<PackStory> stories(Decision decision) {
        return decision.getPacks().stream()
                .map(pack -> new PackStory(
                        pack,
                        find(pack) instanceof Pack found ? found.source() : Source.NOWHERE,
                        periods.of(pack.getDigest(), decision.getReceivedAt()),
                        stagings.of(pack.getDigest()),
                        periods.accepted(pack.getDigest())))
                .toList();
    }

    /** Whether a pack was ever evaluated beside what decided. */
    public boolean wasShadow(String digest) {
        return periods.wasShadow(digest);
    }

    /** Those that were given. */
    public List<RulePack> given() {
        return List.copyOf(given.values());
    }
}
