package org.claimscreener.launcher.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.replay.PackFinder;
import org.claimscreener.launcher.packs.PackStory.Source;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackChunk;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@SuppressWarnings("NullAway.Init") // JUnit and the set-up fill them.
class PackLibraryTest {
    private static final int PART_BYTES = 300;
    private static final LocalCrew CREW = new LocalCrew();

    @TempDir
    private Path folder;

    private RulePack pack;
    private PackLibrary library;
    private long offset;

    @BeforeEach
    void writePack() throws Exception {
        pack = new CeilingPacks(folder).holdingAbove(5);
        library = library(List.of(), Optional.empty());
    }

    private PackLibrary library(List<RulePack> given, Optional<TrustedKeys> keys) throws Exception {
        return new PackLibrary(Files.createTempDirectory(folder, "archives"), given, keys);
    }

    private void append(PackLibrary to, SpecificRecord record) throws VerifyFailure {
        to.take(new LogRecord(
                new Place(TopicCatalogue.RULE_PACKS, 0, offset++),
                Instant.parse("2026-09-01T04:00:00Z").toEpochMilli(),
                "LogAppendTime",
                CeilingPacks.ID.getBytes(StandardCharsets.UTF_8),
                new WireEncoder().encode(record),
                true));
    }

    private List<PackChunk> parts(byte[] archive) {
        int count = (archive.length + PART_BYTES - 1) / PART_BYTES;
        List<PackChunk> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = i * PART_BYTES;
            int size = Math.min(PART_BYTES, archive.length - from);
            parts.add(PackChunk.newBuilder()
                    .setPackId(pack.id())
                    .setDigest(pack.digest())
                    .setIndex(i)
                    .setCount(count)
                    .setContent(ByteBuffer.wrap(archive, from, size).slice())
                    .build());
        }
        return parts;
    }

    private static PackRef ref(RulePack pack) {
        return new PackRef(pack.id(), pack.version(), pack.digest());
    }

    private String whyNot(PackLibrary in) {
        assertThat(in.find(ref(pack))).isInstanceOf(PackLibrary.None.class);
        return ((PackLibrary.None) in.find(ref(pack))).why();
    }

    @Test
    void putsAnArchiveTogetherFromItsParts() throws Exception {
        List<PackChunk> parts = parts(pack.archive());
        assertThat(parts).hasSizeGreaterThan(2);
        for (PackChunk part : parts) {
            append(library, part);
        }

        assertThat(library.find(ref(pack))).isInstanceOfSatisfying(PackLibrary.Pack.class, found -> {
            assertThat(found.source()).isEqualTo(Source.TOPIC);
            assertThat(found.pack().digest()).isEqualTo(pack.digest());
        });
    }

    @Test
    void anUploadThatBrokeOffAndBeganAnewIsWhole() throws Exception {
        List<PackChunk> parts = parts(pack.archive());
        append(library, parts.get(0));
        for (PackChunk part : parts) {
            append(library, part);
        }

        assertThat(library.find(ref(pack))).isInstanceOf(PackLibrary.Pack.class);
    }

    @Test
    void changedBytesAreNotThePack() throws Exception {
        byte[] changed = pack.archive();
        changed[changed.length / 2] ^= 1;
        for (PackChunk part : parts(changed)) {
            append(library, part);
        }

        assertThat(whyNot(library)).contains(pack.digest(), "is neither on claims.rule-packs.v1", "--packs");
    }

    @Test
    void aPartThatIsMissingIsNotGuessed() throws Exception {
        List<PackChunk> parts = parts(pack.archive());
        append(library, parts.get(0));
        append(library, parts.get(parts.size() - 1));

        assertThat(whyNot(library)).contains(pack.digest());
    }

    @Test
    void nothingThatComesLaterSpoilsAWholeArchive() throws Exception {
        List<PackChunk> parts = parts(pack.archive());
        for (PackChunk part : parts) {
            append(library, part);
        }
        append(library, PackChunk.newBuilder(parts.get(0)).setCount(1).build());

        assertThat(library.find(ref(pack))).isInstanceOf(PackLibrary.Pack.class);
    }

    @Test
    void aPartThatNamesAnotherFolderIsNone() throws Exception {
        append(
                library,
                PackChunk.newBuilder(parts(pack.archive()).get(0))
                        .setDigest("../../" + "a".repeat(58))
                        .build());

        assertThat(folder.resolve("..").resolve("a".repeat(58))).doesNotExist();
    }

    @Test
    void whatWasGivenServesWhereTheTopicHasNone() throws Exception {
        PackLibrary withGiven = library(List.of(pack), Optional.empty());

        assertThat(withGiven.find(ref(pack)))
                .isInstanceOfSatisfying(
                        PackLibrary.Pack.class,
                        found -> assertThat(found.source()).isEqualTo(Source.GIVEN));
    }

    @Test
    void withKeysOnlyWhatTheyApproveCounts() throws Exception {
        SigningKey promoter =
                SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        TrustedKeys trusted = CREW.keys()
                .and(TrustedKeys.parse(
                        "promoter", "keys:\n" + promoter.trustEntry("a promoter", List.of(PackRole.PROMOTER))));
        PackLibrary right = library(List.of(), Optional.of(trusted));
        PackLibrary withoutPromoter = library(List.of(), Optional.of(CREW.keys()));
        PackControl order = stage(promoter);
        for (PackChunk part : parts(pack.archive())) {
            append(right, part);
            append(withoutPromoter, part);
        }
        assertThat(whyNot(right)).contains("no order stages it");

        append(right, order);
        append(withoutPromoter, order);

        assertThat(right.find(ref(pack))).isInstanceOf(PackLibrary.Pack.class);
        assertThat(whyNot(withoutPromoter)).contains("does not count", "--packs");
    }

    private PackControl stage(SigningKey promoter) {
        return PackOrders.sign(
                promoter,
                PackControl.newBuilder()
                        .setKind(PackControlKind.STAGE)
                        .setPackId(pack.id())
                        .setDigest(pack.digest())
                        .setNumber(1)
                        .setIssuedAt(Instant.parse("2026-09-01T04:00:00Z"))
                        .setReason("a test")
                        .setArchiveBytes(pack.archive().length)
                        .setChunks(parts(pack.archive()).size())
                        .setSignatures(CREW.approve(pack))
                        .setKeyId(promoter.keyId())
                        .setSignature(ByteBuffer.allocate(0))
                        .build());
    }

    @Test
    void compilesWhatIsAskedForAndLetsGoOfWhatWasAskedForFirst() throws Exception {
        CeilingPacks packs = new CeilingPacks(folder);
        List<RulePack> versions = List.of(pack, packs.holdingAbove(6), packs.holdingAbove(7));
        try (CompiledOnDemand compiled = new CompiledOnDemand(library(versions, Optional.empty()), 2)) {
            for (RulePack version : versions) {
                assertThat(compiled.find(List.of(ref(version))))
                        .isInstanceOfSatisfying(
                                PackFinder.All.class,
                                all -> assertThat(all.packs().get(0).pack().digest())
                                        .isEqualTo(version.digest()));
            }
            assertThat(compiled.size()).isEqualTo(2);

            List<PackRef> all = versions.stream().map(PackLibraryTest::ref).toList();
            assertThat(compiled.find(all)).isInstanceOf(PackFinder.All.class);
            assertThat(compiled.size()).as("a set stays whole").isEqualTo(3);
        }
    }

    @Test
    void whatDoesNotCompileIsSaidWithItsDigest() throws Exception {
        RulePack broken = new CeilingPacks(folder).broken(pack);
        try (CompiledOnDemand compiled = new CompiledOnDemand(library(List.of(broken), Optional.empty()))) {
            assertThat(compiled.find(List.of(ref(broken))))
                    .isInstanceOfSatisfying(
                            PackFinder.Missing.class,
                            missing -> assertThat(missing.why()).contains(broken.digest(), "does not compile"));
        }
    }
}
