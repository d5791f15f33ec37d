package org.claimscreener.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.audit.AuditProblem.Kind;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditCheckpoint;
import org.claimscreener.wire.record.AuditRecord;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AuditCheckTest {
    private static final AuditSigner SIGNER = AuditSigner.generate(Chains.WRITER);
    private static final AuditKeys KEYS = Chains.keys(SIGNER);

    private final List<SpecificRecord> chain = Chains.of(SIGNER, 10, 4);

    private static List<AuditCheckpoint> kept(List<SpecificRecord> chain) {
        return List.of((AuditCheckpoint) chain.get(chain.size() - 1));
    }

    private static List<Kind> check(List<SpecificRecord> log) {
        return Chains.check(Chains.bytes(log), KEYS, List.of());
    }

    @Test
    void anUntouchedChainIsClean() {
        assertThat(Chains.problems(Chains.bytes(chain), KEYS, kept(chain))).isEmpty();
    }

    @Test
    void saysWhatItSaw() {
        AuditCheck check = new AuditCheck(Optional.of(KEYS), List.of(), problem -> {
            throw new AssertionError(problem);
        });
        List<SpecificRecord> log = new Chains(SIGNER, 4)
                .add(Chains.entry(1))
                .sign()
                .add(Chains.entry(2))
                .records();
        Chains.bytes(log)
                .forEach(bytes ->
                        assertThat(check.take("x", Chains.WRITER, bytes)).isPresent());

        assertThat(check.chains())
                .containsExactly(new AuditChain(Chains.WRITER, 2, Optional.of(Chains.START.plusSeconds(1)), 1, 1));
        assertThat(check.newestCheckpoints()).containsExactly((AuditCheckpoint) log.get(1));
    }

    @Test
    void findsAnEdit() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        log.set(
                2,
                AuditRecord.newBuilder((AuditRecord) log.get(2))
                        .setDetail("never")
                        .build());

        assertThat(check(log)).containsExactly(Kind.EDITED);
    }

    @Test
    void findsAnEditWhoseHashWasMadeAnew() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        AuditRecord edited = AuditRecord.newBuilder((AuditRecord) log.get(2))
                .setDetail("never")
                .build();
        log.set(2, AuditRecord.newBuilder(edited).setHash(AuditHash.of(edited)).build());

        assertThat(check(log)).containsExactly(Kind.EDITED);
    }

    @Test
    void findsAChainThatWasMadeAnewFromAnEditOn() {
        Chains forged = new Chains(SIGNER, 100);
        for (int i = 1; i <= 4; i++) {
            forged.add(Chains.entry(i == 2 ? 99 : i));
        }
        List<SpecificRecord> log = new ArrayList<>(forged.records());
        log.add(chain.get(4));

        assertThat(check(log)).containsExactly(Kind.CHECKPOINT_DIFFERS);
    }

    @Test
    void findsAMissingRecord() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        log.remove(1);

        assertThat(Chains.problems(Chains.bytes(log), KEYS, List.of()))
                .extracting(AuditProblem::kind, AuditProblem::sequence)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Kind.GAP, 2L));
    }

    @Test
    void findsAMissingBeginning() {
        assertThat(check(chain.subList(5, chain.size()))).containsExactly(Kind.GAP, Kind.GAP);
    }

    @Test
    void findsAMissingCheckpoint() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        log.remove(4);

        assertThat(check(log)).containsExactly(Kind.GAP);
    }

    @Test
    void findsRecordsOutOfOrder() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        Collections.swap(log, 1, 2);

        assertThat(check(log)).containsExactly(Kind.GAP, Kind.OUT_OF_ORDER);
    }

    @Test
    void findsARecordThatIsThereTwice() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        log.add(3, log.get(1));

        assertThat(check(log)).containsExactly(Kind.FORKED);
    }

    @Test
    void findsAFork() {
        List<SpecificRecord> log = new ArrayList<>(chain.subList(0, 3));
        log.add(new Chains(SIGNER, 100)
                .add(Chains.entry(1))
                .add(Chains.entry(2))
                .add(Chains.entry(33))
                .records()
                .get(2));
        log.addAll(chain.subList(3, chain.size()));

        assertThat(check(log)).containsExactly(Kind.FORKED);
    }

    @Test
    void findsATruncationByACheckpointThatWasKept() {
        List<byte[]> log = Chains.bytes(chain.subList(0, 5));

        assertThat(Chains.check(log, KEYS, kept(chain))).containsExactly(Kind.TRUNCATED);
    }

    @Test
    void findsThatAllIsGone() {
        assertThat(Chains.check(List.of(), KEYS, kept(chain))).containsExactly(Kind.TRUNCATED);
    }

    @Test
    void findsAnEndThatWasCutOffAndGrewAgain() {
        Chains again = new Chains(SIGNER, 4);
        for (int i = 1; i <= 20; i++) {
            again.add(Chains.entry(i <= 8 ? i : 100 + i));
        }

        assertThat(Chains.check(Chains.bytes(again.records()), KEYS, kept(chain)))
                .containsExactly(Kind.CHECKPOINT_DIFFERS);
    }

    @Test
    void findsAnEndThatWasCutOffBeforeACheckpointThatIsThere() {
        List<SpecificRecord> log = new ArrayList<>(chain);
        log.remove(log.size() - 2);

        assertThat(check(log)).containsExactly(Kind.GAP);
    }

    @Test
    void findsACheckpointThatTheWriterDidNotSign() {
        AuditCheckpoint last = (AuditCheckpoint) chain.get(chain.size() - 1);
        List<SpecificRecord> log = new ArrayList<>(chain.subList(0, chain.size() - 1));
        log.add(AuditCheckpoint.newBuilder(last)
                .setAt(last.getAt().plusSeconds(1))
                .build());

        assertThat(check(log)).containsExactly(Kind.BAD_SIGNATURE);
    }

    @Test
    void findsACheckpointOfAnotherKey() {
        List<SpecificRecord> log = Chains.of(AuditSigner.generate(Chains.WRITER), 3, 10);

        assertThat(check(log)).containsExactly(Kind.UNKNOWN_KEY);
    }

    @Test
    void doesNotTrustAKeyOfAnotherWriter() {
        AuditSigner other = AuditSigner.generate("console-2");
        List<SpecificRecord> log = new ArrayList<>(Chains.of(SIGNER, 1, 10));
        AuditCheckpoint own = (AuditCheckpoint) log.get(1);
        log.set(
                1,
                AuditCheckpoint.newBuilder(other.checkpoint(1, own.getSequence(), own.getHash(), own.getAt()))
                        .setWriterId(Chains.WRITER)
                        .build());

        assertThat(Chains.check(Chains.bytes(log), Chains.keys(SIGNER, other), List.of()))
                .containsExactly(Kind.UNKNOWN_KEY);
    }

    @Test
    void doesNotTrustAKeptCheckpointWithoutAGoodSignature() {
        AuditCheckpoint forged =
                AuditCheckpoint.newBuilder(kept(chain).get(0)).setSequence(3).build();

        assertThat(Chains.check(Chains.bytes(chain), KEYS, List.of(forged))).containsExactly(Kind.BAD_SIGNATURE);
    }

    @Test
    void findsARecordUnderAnotherKey() {
        List<AuditProblem> problems = new ArrayList<>();
        AuditCheck check = new AuditCheck(Optional.of(KEYS), List.of(), problems::add);
        var unused = check.take("log@0", "console-2", new WireEncoder().encode(chain.get(0)));

        assertThat(problems).extracting(AuditProblem::kind).containsExactly(Kind.MISPLACED);
    }

    @Test
    void findsWhatNobodyCanRead() {
        assertThat(Chains.check(List.of("rubbish".getBytes(StandardCharsets.UTF_8)), KEYS, List.of()))
                .containsExactly(Kind.UNREADABLE);
    }

    @Test
    void twoWritersDoNotDisturbEachOther() {
        AuditSigner second = AuditSigner.generate("console-2");
        List<AuditProblem> problems = new ArrayList<>();
        AuditCheck check = new AuditCheck(Optional.of(Chains.keys(SIGNER, second)), List.of(), problems::add);
        List<byte[]> first = Chains.bytes(chain);
        List<byte[]> other = Chains.bytes(Chains.of(second, 10, 4));
        for (int i = 0; i < first.size(); i++) {
            assertThat(check.take("a", Chains.WRITER, first.get(i))).isPresent();
            assertThat(check.take("b", "console-2", other.get(i))).isPresent();
        }
        check.atEnd();

        assertThat(problems).isEmpty();
        assertThat(check.chains()).extracting(AuditChain::records).containsExactly(10L, 10L);
    }

    @Test
    void anyEditOfABitAnyRemovalSwapAndTruncationIsFound() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<SpecificRecord> records = Chains.of(SIGNER, 1 + random.nextInt(30), 1 + random.nextInt(8));
            List<byte[]> log = new ArrayList<>(Chains.bytes(records));
            assertThat(Chains.check(log, KEYS, kept(records)))
                    .as("seed %d round %d, before", seed, round)
                    .isEmpty();

            String harm = harm(log, random);

            assertThat(Chains.check(log, KEYS, kept(records)))
                    .as("seed %d round %d: %s", seed, round, harm)
                    .isNotEmpty();
        }
    }

    private static String harm(List<byte[]> log, Random random) {
        int at = random.nextInt(log.size());
        switch (random.nextInt(4)) {
            case 0 -> {
                byte[] edited = log.get(at).clone();
                int bit = random.nextInt(edited.length * Byte.SIZE);
                edited[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
                log.set(at, edited);
                return "bit " + bit + " of record " + at;
            }
            case 1 -> {
                // The very last is the checkpoint that is kept elsewhere: without it nothing is lost.
                int removed = random.nextInt(log.size() - 1);
                log.remove(removed);
                return "removal of " + removed;
            }
            case 2 -> {
                int other = (at + 1 + random.nextInt(log.size() - 1)) % log.size();
                Collections.swap(log, at, other);
                return "swap of " + at + " and " + other;
            }
            default -> {
                int left = random.nextInt(log.size() - 1);
                log.subList(left, log.size()).clear();
                return "truncation to " + left;
            }
        }
    }
}
