package org.claimscreener.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.conflicting;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;

/** Random clean logs are clean, and whatever single thing is falsified in one is found. */
class MutationsTest {
    private static final int LOGS = 400;
    private static final long SEED = Long.getLong("screener.test.seed", new Random().nextLong());

    private enum Mutation {
        NOTHING,
        A_DECISION_IS_LOST,
        A_COPY_IS_ALTERED,
        A_BYTE_IS_ALTERED,
        TWO_ANSWERS_ARE_SWAPPED,
        A_FEN_IS_CHANGED,
        A_SECOND_DECISION_DIFFERS,
        A_PAST_IS_FORGED,
        A_COMMIT_IS_LOST,
        A_DEAD_LETTER_IS_LOST,
        AN_INPUT_IS_LOST,
        A_KEY_IS_WRONG
    }

    /** Falsifies one thing; answers whether the log had anything of the kind. */
    private static boolean falsify(TestLog log, Mutation mutation, Random random) {
        return switch (mutation) {
            case NOTHING -> true;
            case A_DECISION_IS_LOST -> change(onlyOnes(log), random, log::remove);
            case A_COPY_IS_ALTERED -> change(copies(log), random, row -> alterByte(row, random));
            case A_BYTE_IS_ALTERED -> change(decisions(log), random, row -> alterByte(row, random));
            case TWO_ANSWERS_ARE_SWAPPED -> swapTwo(log, random);
            case A_FEN_IS_CHANGED -> change(decisions(log), random, MutationsTest::changeFen);
            case A_SECOND_DECISION_DIFFERS -> change(decisions(log), random, row -> contradict(log, row));
            case A_PAST_IS_FORGED -> change(decisions(log), random, MutationsTest::forgePast);
            case A_COMMIT_IS_LOST -> change(firsts(log), random, row -> uncommit(log, row));
            case A_DEAD_LETTER_IS_LOST -> change(log.all(TopicCatalogue.DEAD_LETTERS), random, log::remove);
            case AN_INPUT_IS_LOST -> change(decisions(log), random, row -> loseInput(log, row));
            case A_KEY_IS_WRONG -> change(answers(log), random, row -> row.key = new byte[] {'x'});
        };
    }

    private static void alterByte(Row row, Random random) {
        byte[] value = java.util.Objects.requireNonNull(row.value);
        value[random.nextInt(value.length)] ^= (byte) (1 << random.nextInt(8));
    }

    private static void changeFen(Row row) {
        Decision decision = row.as(Decision.class);
        List<LineDecision> lines = new ArrayList<>(decision.getLines());
        LineDecision line = lines.get(0);
        lines.set(
                0,
                LineDecision.newBuilder(line)
                        .setReleasedFen(line.getReleasedFen() + 1)
                        .build());
        row.say(Decision.newBuilder(decision)
                .setLines(lines)
                .setReleasedFen(decision.getReleasedFen() + 1)
                .build());
    }

    private static void contradict(TestLog log, Row row) {
        Decision other = Decision.newBuilder(row.as(Decision.class))
                .setEngineVersion("other")
                .build();
        log.append(TopicCatalogue.DECISIONS, row.place.partition(), other.getPatientId(), other);
    }

    private static void forgePast(Row row) {
        Decision decision = row.as(Decision.class);
        String digest = decision.getPastDigest();
        String forged = (digest.charAt(0) == '0' ? "1" : "0") + digest.substring(1);
        row.say(Decision.newBuilder(decision).setPastDigest(forged).build());
    }

    /** A retry that is lost leaves a copy too many, as a restart does; an input that is named is missed. */
    private static void loseInput(TestLog log, Row decision) {
        var source = decision.as(Decision.class).getSource();
        Place place = new Place(source.getTopic(), source.getPartition(), source.getOffset());
        log.all(TopicCatalogue.SETTLEMENTS).stream()
                .filter(row -> row.place.equals(place))
                .forEach(log::remove);
    }

    private static void uncommit(TestLog log, Row row) {
        answers(log).stream()
                .filter(other -> Arrays.equals(row.value, other.value))
                .forEach(copy -> copy.committed = false);
    }

    /** Answers of which there is another. */
    private static List<Row> copies(TestLog log) {
        List<Row> onlyOnes = onlyOnes(log);
        return answers(log).stream().filter(row -> !onlyOnes.contains(row)).toList();
    }

    /** Answers of which there is no copy. */
    private static List<Row> onlyOnes(TestLog log) {
        List<Row> all = answers(log);
        return all.stream()
                .filter(row -> all.stream()
                                .filter(other -> Arrays.equals(row.value, other.value))
                                .count()
                        == 1)
                .toList();
    }

    private interface Change {
        void to(Row row);
    }

    private static boolean change(List<Row> rows, Random random, Change change) {
        if (rows.isEmpty()) {
            return false;
        }
        change.to(rows.get(random.nextInt(rows.size())));
        return true;
    }

    private static List<Row> answers(TestLog log) {
        return log.all(TopicCatalogue.DECISIONS);
    }

    private static List<Row> decisions(TestLog log) {
        return answers(log).stream().filter(TestLog::isDecision).toList();
    }

    /** One of each answer. */
    private static List<Row> firsts(TestLog log) {
        List<Row> firsts = new ArrayList<>();
        for (Row row : answers(log)) {
            if (firsts.stream().noneMatch(first -> Arrays.equals(first.value, row.value))) {
                firsts.add(row);
            }
        }
        return firsts;
    }

    /** Two different first answers of one person, where a swap must show: in their order or in their pasts. */
    private static boolean swapTwo(TestLog log, Random random) {
        List<Row> firsts =
                new ArrayList<>(firsts(log).stream().filter(TestLog::isDecision).toList());
        java.util.Collections.shuffle(firsts, random);
        for (Row one : firsts) {
            for (Row other : firsts) {
                String patient = one.as(Decision.class).getPatientId();
                if (one != other && patient.equals(other.as(Decision.class).getPatientId())) {
                    TestLog.swap(one, other);
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void whateverIsFalsifiedIsFound() {
        int found = 0;
        for (int i = 0; i < LOGS; i++) {
            long seed = SEED + i;
            for (Mutation mutation : Mutation.values()) {
                Random random = new Random(seed);
                TestLog log = clean(random);
                // An altered word without a copy beside it only shows when somebody decides again.
                VerifySettings settings = Verified.STRICT.withReEvaluation(engine(log));
                if (falsify(log, mutation, random)) {
                    Report report = Verified.verify(log, settings);
                    assertThat(report.clean())
                            .as("%s with seed %d (-Dscreener.test.seed=%d): %s", mutation, seed, seed, report.shown())
                            .isEqualTo(mutation == Mutation.NOTHING);
                    found++;
                }
            }
        }
        System.out.println("MutationsTest: seed " + SEED + ", " + found + " logs judged rightly");
    }

    /** Decides as the model did. */
    private static ReEvaluation engine(TestLog log) {
        Map<String, Decision> right = new HashMap<>();
        decisions(log).forEach(row -> {
            Decision decision = row.as(Decision.class);
            right.put(decision.getSettlementId(), decision);
        });
        return (decision, settlement, past) -> decision.equals(right.get(settlement.getSettlementId()))
                ? new ReEvaluation.Same()
                : new ReEvaluation.Different("something");
    }

    private static TestLog clean(Random random) {
        ModelScreener screener = new ModelScreener();
        List<Settlement> sent = new ArrayList<>();
        int steps = 3 + random.nextInt(20);
        for (int step = 0; step < steps; step++) {
            Settlement settlement = settlement(
                    "S" + step + "-" + random.nextInt(10),
                    "P" + random.nextInt(3),
                    "H" + random.nextInt(2),
                    1 + random.nextInt(3),
                    1 + random.nextInt(5_000));
            Settlement known = sent.isEmpty() ? settlement : sent.get(random.nextInt(sent.size()));
            switch (random.nextInt(10)) {
                case 0 -> screener.screen(retry(known));
                case 1 -> screener.screen(conflicting(known));
                case 2 -> screener.screen(reversal("R" + random.nextInt(4), known));
                case 3 -> screener.screen(reversal("R" + step, known, known.getSettlementId() + "-1"));
                case 4 -> screener.sendRubbish();
                case 5 -> overtaken(screener, settlement, sent, random);
                default -> {
                    screener.screen(settlement);
                    sent.add(settlement);
                }
            }
        }
        return screener.log;
    }

    /** Two institutions send for one person, and the later one is answered first. */
    private static void overtaken(ModelScreener screener, Settlement settlement, List<Settlement> sent, Random random) {
        Settlement other = settlement(
                settlement.getSettlementId() + "o",
                settlement.getPerson().getPatientId(),
                settlement.getInstitution().getInstitutionId() + "o",
                1,
                random.nextInt(100));
        Row first = screener.send(settlement);
        Row second = screener.send(other);
        screener.answer(second);
        screener.answer(first);
        sent.add(settlement);
        sent.add(other);
    }
}
