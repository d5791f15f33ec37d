package org.claimscreener.engine.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/** From one subtask to another: in order, of any length; some are slow, so that others overtake them. */
final class Channel {
    private final Deque<Element> elements = new ArrayDeque<>();
    private final boolean slow;

    Channel(boolean slow) {
        this.slow = slow;
    }

    boolean slow() {
        return slow;
    }

    void send(Element element) {
        elements.addLast(element);
    }

    @Nullable
    Element head() {
        return elements.peekFirst();
    }

    void take() {
        elements.removeFirst();
    }

    boolean stoppedByBarrier() {
        return head() instanceof Element.Barrier;
    }
}
