package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A subtask behind a shuffle: takes what comes, one channel at a time, and aligns barriers. */
abstract class Task {
    /** A slow channel has its turn once in so many times. */
    private static final int SLOWNESS = 12;

    private final World world;
    private final List<Channel> inputs = new ArrayList<>();

    Task(World world) {
        this.world = world;
    }

    final void connect(Channel input) {
        inputs.add(input);
    }

    /** Takes one element from a channel drawn at random; false when none may be taken now. */
    final boolean take(SplittableRandom random) {
        int first = random.nextInt(inputs.size());
        for (int i = 0; i < inputs.size(); i++) {
            Channel channel = inputs.get((first + i) % inputs.size());
            Element head = channel.head();
            if (head instanceof Element.Barrier barrier) {
                if (inputs.stream().allMatch(Channel::stoppedByBarrier)) {
                    inputs.forEach(Channel::take);
                    barrier(barrier.checkpointId());
                    return true;
                }
            } else if (head != null && mayTakeRecords() && !delayed(channel)) {
                channel.take();
                record(head);
                return true;
            }
        }
        return false;
    }

    private boolean delayed(Channel channel) {
        return channel.slow() && !world.calm() && world.random().nextInt(SLOWNESS) > 0;
    }

    abstract boolean mayTakeRecords();

    abstract void record(Element element);

    abstract void barrier(long checkpointId);
}
