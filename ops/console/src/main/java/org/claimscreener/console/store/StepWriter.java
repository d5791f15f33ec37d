package org.claimscreener.console.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.Settlement;
import org.jdbi.v3.core.Handle;

/** Takes in the steps of holds. What a batch does to a row is worked out first and written once. Not thread-safe. */
final class StepWriter {
    private final Aside aside;
    private final Bills bills;
    private final ProjectionMetrics metrics;
    private final WireDecoder decoder =
            WireDecoder.builder().accept(Set.of(MessageType.HOLD_STEP)).build();

    StepWriter(Aside aside, Bills bills, ProjectionMetrics metrics) {
        this.aside = aside;
        this.bills = bills;
        this.metrics = metrics;
    }

    Taken write(Handle handle, List<ConsumerRecord<byte[], byte[]>> records) {
        Taken.Builder taken = new Taken.Builder();
        List<Arrived> arrived = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : records) {
            read(handle, message).ifPresent(step -> {
                if (step.getEvent() == HoldEvent.COMMAND_REFUSED) {
                    taken.refused(step);
                } else {
                    arrived.add(new Arrived(message, step));
                }
            });
        }
        if (!arrived.isEmpty()) {
            new Batch(handle, arrived, taken).write();
        }
        return taken.build();
    }

    private Optional<HoldStep> read(Handle handle, ConsumerRecord<byte[], byte[]> message) {
        Decoded decoded = decoder.decode(message.value());
        if (decoded instanceof Decoded.Rejected rejected) {
            aside.put(handle, message, Gap.UNREADABLE, rejected.message());
            return Optional.empty();
        }
        HoldStep step = (HoldStep) ((Decoded.Accepted) decoded).message();
        if (!isWellFormed(step)) {
            aside.put(handle, message, Gap.MALFORMED, "An id of the step cannot be one, or it has no stage.");
            return Optional.empty();
        }
        return Optional.of(step);
    }

    private static boolean isWellFormed(HoldStep step) {
        boolean refused = step.getEvent() == HoldEvent.COMMAND_REFUSED;
        return Ids.fit(step.getHoldId())
                && (refused || step.getStageAfter() != null)
                && Ids.fit(step.getInstitutionId())
                && Ids.fit(step.getPatientId())
                && Ids.fit(step.getActorId())
                && Ids.fit(step.getClaimedBy())
                && Ids.fit(step.getProposedBy())
                && Ids.fit(step.getLines().stream().map(HoldLine::getLineId).toList())
                && Ids.fit(
                        step.getOpinions().stream().map(LineOpinion::getLineId).toList());
    }

    /** A step with the record that it came in. */
    private record Arrived(ConsumerRecord<byte[], byte[]> message, HoldStep step) {}

    /** One batch on its way into the tables. */
    private final class Batch {
        private final Handle handle;
        private final List<Arrived> arrived;
        private final Taken.Builder taken;
        private final Map<String, Known> known;
        private final Map<String, Decision> decisions = new HashMap<>();
        private final Map<String, Bills.Bill> found = new HashMap<>();
        private final Map<String, Opening> opened = new LinkedHashMap<>();
        private final Map<String, HoldStep> newest = new LinkedHashMap<>();
        private final List<Arrived> applied = new ArrayList<>();
        private final Sums sums = new Sums();

        private Batch(Handle handle, List<Arrived> arrived, Taken.Builder taken) {
            this.handle = handle;
            this.arrived = arrived;
            this.taken = taken;
            known = HoldTables.known(
                    handle,
                    arrived.stream().map(one -> one.step.getHoldId()).distinct().toList());
        }

        private void write() {
            prepareOpenings();
            for (Arrived one : arrived) {
                if (follows(one)) {
                    apply(one.step);
                    applied.add(one);
                    taken.applied(one.step);
                }
            }
            HoldWrites.bills(handle, opened.keySet(), found);
            HoldWrites.rules(handle, opened.keySet(), decisions);
            HoldWrites.openings(handle, opened.values());
            HoldWrites.holds(handle, newest.values(), opened);
            List<HoldStep> steps = applied.stream().map(Arrived::step).toList();
            HoldWrites.lines(handle, steps);
            HoldWrites.steps(
                    handle,
                    steps,
                    applied.stream().map(one -> one.message.value()).toList());
            sums.write(handle);
        }

        private void prepareOpenings() {
            List<HoldStep> firsts = arrived.stream()
                    .map(Arrived::step)
                    .filter(step -> step.getStep() == 1 && !known.containsKey(step.getHoldId()))
                    .toList();
            if (!firsts.isEmpty()) {
                decisions.putAll(HoldTables.decisions(handle, firsts));
                found.putAll(bills.find(decisions.values()));
            }
        }

        private boolean follows(Arrived one) {
            Known before = known.get(one.step.getHoldId());
            int expected = before == null ? 1 : before.step() + 1;
            if (one.step.getStep() < expected) {
                metrics.duplicate();
                return false;
            }
            if (one.step.getStep() > expected) {
                aside.put(
                        handle,
                        one.message,
                        Gap.OUT_OF_SEQUENCE,
                        "It is step " + one.step.getStep() + ", and " + expected + " was to come.");
                return false;
            }
            return true;
        }

        private void apply(HoldStep step) {
            String id = step.getHoldId();
            Known before = known.get(id);
            Opening opening = before == null ? opening(step) : before.opening();
            if (before == null) {
                opened.put(id, opening);
            }
            known.put(id, HoldFold.apply(before, opening, step, sums));
            newest.put(id, step);
        }

        private Opening opening(HoldStep step) {
            Optional<Settlement> bill =
                    Optional.ofNullable(found.get(step.getHoldId())).map(Bills.Bill::settlement);
            return Opening.of(step, Optional.ofNullable(decisions.get(step.getHoldId())), bill);
        }
    }
}
