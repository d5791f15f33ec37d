package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.load.Load;
import org.claimscreener.faults.load.Message;

/**
 * F11 to F14: a thousand inputs that are not what they should be, among those that are. Each of them is to be answered by a
 * dead letter or, where its content can be screened, by a decision; none may touch the others.
 *
 * @param what for the report
 * @param source of the inputs
 * @param perSecond how fast they come
 */
record BadInput(String what, Source source, int perSecond) implements Scenario {
    private static final int COUNT = 1_000;
    private static final long SEED = 11;

    /** Makes bad inputs. */
    @FunctionalInterface
    interface Source {
        /** The inputs, from the load's recent ones where they are made of something. */
        List<Message> make(Load load, Random random, int count);
    }

    @Override
    public void run(Trial trial) throws IOException {
        Random random = new Random(SEED);
        Load load = trial.lab().load();
        List<Message> inputs = new ArrayList<>(source.make(load, random, COUNT));
        Collections.shuffle(inputs, random);
        Books.Totals before = trial.lab().books().totals();
        trial.inject(inputs.size() + " × " + what + " at " + perSecond + "/s, seed " + SEED, () -> send(load, inputs));
        trial.recover();
        trial.flow(trial.settings().calm());
        trial.times(inputs.size());
        Books.Totals since = trial.lab().books().totals().since(before);
        trial.note(since.deadLetters() + " dead letters, " + since.refused() + " refused by the broker, meanwhile "
                + since.judged() + " settlements judged");
    }

    private void send(Load load, List<Message> inputs) {
        long due = System.nanoTime();
        for (Message input : inputs) {
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            load.send(input);
            due += TimeUnit.SECONDS.toNanos(1) / perSecond;
        }
    }
}
