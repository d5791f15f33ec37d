package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.intake.ReversalCheck;
import org.claimscreener.engine.intake.SettlementCheck;
import org.jspecify.annotations.Nullable;

/** Reads some partitions of the log of settlements and decodes. */
final class SourceTask {
    private final World world;
    private final Map<Integer, Long> offsets = new TreeMap<>();
    private final Producer<DeadLetterLog.Letter> deadLetters;
    private final List<Channel> outputs = new ArrayList<>();
    private @Nullable CheckpointInMaking asked;

    SourceTask(World world, Map<Integer, Long> offsets, Producer<DeadLetterLog.Letter> deadLetters) {
        this.world = world;
        this.offsets.putAll(offsets);
        this.deadLetters = deadLetters;
    }

    /** In the order of the institutions' subtasks. */
    void connect(Channel output) {
        outputs.add(output);
    }

    /** A checkpoint begins: a barrier is to be sent, between any two records. */
    void ask(CheckpointInMaking checkpoint) {
        asked = checkpoint;
    }

    boolean sendBarrier() {
        CheckpointInMaking checkpoint = asked;
        if (checkpoint == null) {
            return false;
        }
        asked = null;
        checkpoint.sources(offsets, deadLetters.barrier(checkpoint.id(), world.flushes()), deadLetters.subtask());
        outputs.forEach(output -> output.send(new Element.Barrier(checkpoint.id())));
        world.trace("source %s passes barrier %s at %s", deadLetters.subtask(), checkpoint.id(), Map.copyOf(offsets));
        return true;
    }

    /** Reads the next record of a partition drawn at random; false when there is none. */
    boolean read(SplittableRandom random) {
        List<Integer> ready = offsets.entrySet().stream()
                .filter(entry -> entry.getValue() < world.settlements().end(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        if (ready.isEmpty()) {
            return false;
        }
        int partition = ready.get(random.nextInt(ready.size()));
        long offset = offsets.merge(partition, 1L, Long::sum) - 1;
        Input input = world.settlements().at(partition, offset);
        Optional<Problem> problem = problem(input);
        if (problem.isPresent()) {
            deadLetters.send(
                    new DeadLetterLog.Letter(input.source(), problem.get().reason()));
        } else {
            outputs.get(Keys.subtask(input.institutionId(), outputs.size())).send(new Element.Accepted(input));
        }
        return true;
    }

    static Optional<Problem> problem(Input input) {
        if (input instanceof Input.Submitted submitted) {
            return SettlementCheck.firstProblem(submitted.settlement(), input.receivedAt());
        }
        return ReversalCheck.firstProblem(((Input.Withdrawn) input).reversal());
    }
}
