package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.load.Load;
import org.claimscreener.faults.load.Message;

/**
 * F11 to F14: a thousand and more inputs that are not what they should be, among those that are. Each is to be answered by a
 * dead letter or, where its content can be screened, by a decision; none may touch the others.
 *
 * @param what for the report
 * @param count how many
 * @param source of the inputs
 * @param perSecond how fast they come
 */
record BadInput(String what, int count, Source source, int perSecond) implements Scenario {
    private static final long SEED = 11;

    /** Makes bad inputs. */
    @FunctionalInterface
    interface Source {
        /** One input, from the load's recent ones where it is made of something; the number counts from 0. */
        Message make(Load load, Random random, int number);
    }

    @Override
    public void run(Trial trial) throws IOException {
        Books.Totals before = trial.lab().books().totals();
        trial.inject(
                count + " × " + what + " at " + perSecond + "/s, seed " + SEED,
                () -> send(trial.lab().load()));
        trial.recover();
        trial.flow(trial.settings().calm());
        trial.times(count);
        Books.Totals since = trial.lab().books().totals().since(before);
        trial.note(since.deadLetters() + " dead letters, " + since.refused() + " refused by the broker, meanwhile "
                + since.judged() + " settlements judged");
    }

    /** Each is made when it is due: a thousand large ones would not fit into memory. */
    private void send(Load load) {
        Random random = new Random(SEED);
        long due = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Message input = source.make(load, random, i);
            long early = due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            load.send(input);
            due += TimeUnit.SECONDS.toNanos(1) / perSecond;
        }
    }
}
