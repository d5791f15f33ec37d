package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.faults.load.Disguise;
import org.claimscreener.faults.load.Message;
import org.claimscreener.stack.process.ChildJvm;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** Traffic that is not as even, or its clocks not as right, as one would like. */
final class Loads {
    private Loads() {}

    /** F18. */
    record Burst() implements Scenario {
        private static final int TIMES = 10;

        @Override
        public void run(Trial trial) throws IOException {
            int rate = trial.settings().ratePerSecond();
            Duration length = Duration.ofSeconds(trial.settings().smoke() ? 5 : 10);
            trial.inject(TIMES * rate + "/s for " + length.toSeconds() + " s", () -> {
                trial.lab().load().rate(TIMES * rate);
                trial.flow(length);
                trial.lab().load().rate(rate);
            });
            trial.recover();
            trial.flow(trial.settings().calm());
        }
    }

    /** F19. Nine of ten settlements are of one patient at one institution: one subtask gets them all. */
    record HotKey() implements Scenario {
        @Override
        public void run(Trial trial) throws IOException {
            Duration length = Duration.ofSeconds(trial.settings().smoke() ? 10 : 60);
            trial.inject("90 % of one patient and one institution for " + length.toSeconds() + " s", () -> {
                trial.lab().load().disguise(new Hot());
                trial.flow(length);
                trial.lab().load().disguise(Disguise.NONE);
            });
            trial.recover();
            trial.flow(trial.settings().calm());
        }

        private static final class Hot implements Disguise {
            private static final String PATIENT = "P-HOT";
            private static final String INSTITUTION = "H-HOT";

            @Override
            public Settlement of(Settlement settlement) {
                if (!isHot(settlement.getSettlementId())) {
                    return settlement;
                }
                return Settlement.newBuilder(settlement)
                        .setPerson(Person.newBuilder(settlement.getPerson())
                                .setPatientId(PATIENT)
                                .build())
                        .setInstitution(Institution.newBuilder(settlement.getInstitution())
                                .setInstitutionId(INSTITUTION)
                                .build())
                        .build();
            }

            @Override
            public Reversal of(Reversal reversal) {
                if (!isHot(reversal.getSettlementId())) {
                    return reversal;
                }
                return Reversal.newBuilder(reversal)
                        .setPatientId(PATIENT)
                        .setInstitutionId(INSTITUTION)
                        .build();
            }

            private static boolean isHot(String settlementId) {
                return Math.floorMod(settlementId.hashCode(), 10) != 0;
            }
        }
    }

    /**
     * F16. Settlements' own times are hours to weeks off in either direction, producers' clocks by years, and, where
     * libfaketime is installed, a TaskManager lives three days ahead.
     */
    record SkewedClocks() implements Scenario {
        private static final List<Path> LIBFAKETIME = List.of(
                Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
                Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

        @Override
        public void run(Trial trial) throws IOException {
            Duration length = Duration.ofSeconds(trial.settings().smoke() ? 10 : 60);
            trial.inject("times of settlements and producers off for " + length.toSeconds() + " s", () -> {
                trial.lab().load().disguise(new Skewed());
                trial.flow(length);
            });
            Optional<Path> library = LIBFAKETIME.stream().filter(Files::exists).findFirst();
            if (library.isPresent()) {
                shiftTaskManager(trial, library.get());
            } else {
                trial.note("no TaskManager with a wrong clock: libfaketime is not installed (Debian: faketime)");
            }
            trial.lab().load().disguise(Disguise.NONE);
            trial.recover();
            trial.flow(trial.settings().calm());
        }

        /** The idle one is started again in another time; then the working one dies, and it takes over. */
        private static void shiftTaskManager(Trial trial, Path library) throws IOException {
            ChildJvm working = trial.lab().flink().busiestTaskManager();
            ChildJvm other = trial.lab().flink().taskManagers().stream()
                    .filter(process -> process != working)
                    .findFirst()
                    .orElseThrow();
            other.kill();
            trial.recover();
            other.start(
                    Map.of("LD_PRELOAD", library.toString(), "FAKETIME", "+3d", "FAKETIME_DONT_FAKE_MONOTONIC", "1"));
            trial.lab().flink().awaitTaskManagers(2);
            trial.inject(other.name() + " three days ahead takes over", working::kill);
            trial.recover();
            trial.flow(trial.settings().calm());
            other.kill();
            trial.lab().repair();
            trial.note(other.name() + " decided with a clock three days ahead");
        }

        private static final class Skewed implements Disguise {
            private static final List<Duration> OFF = List.of(
                    Duration.ZERO,
                    Duration.ofHours(-3),
                    Duration.ofHours(26),
                    Duration.ofDays(-20),
                    Duration.ofDays(20),
                    Duration.ofDays(500));

            private static final List<Duration> PRODUCERS_OFF =
                    List.of(Duration.ofDays(-4_000), Duration.ofHours(-9), Duration.ZERO, Duration.ofDays(700));

            @Override
            public Settlement of(Settlement settlement) {
                Duration off = pick(OFF, settlement.getSettlementId());
                return Settlement.newBuilder(settlement)
                        .setSettledAt(settlement.getSettledAt().plus(off))
                        .setSentAt(settlement.getSentAt().plus(off))
                        .build();
            }

            @Override
            public Message of(Message message) {
                Duration off = pick(PRODUCERS_OFF, message.settlementId());
                return message.createdAt(Instant.now().plus(off).toEpochMilli());
            }

            private static Duration pick(List<Duration> choices, String settlementId) {
                return choices.get(Math.floorMod(settlementId.hashCode(), choices.size()));
            }
        }
    }
}
