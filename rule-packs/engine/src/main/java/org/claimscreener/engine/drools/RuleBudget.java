package org.claimscreener.engine.drools;

import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may use of its thread. Public only because generated conditions live in packages of their own and
 * {@link #tick} each time they are tried: so that a join ends when its time is over, even if nothing ever fires. One for
 * each evaluation, for the thread that evaluates.
 */
public final class RuleBudget implements AutoCloseable {
    /**
     * Conditions tried between two looks at the clock, less one. A look costs as much as some ten conditions; with this
     * many an evaluation costs about 2 % more than without, and is stopped within milliseconds of its time.
     */
    private static final int TICKS_A_LOOK_MASK = 255;

    private static final ThreadLocal<@Nullable RuleBudget> CURRENT = new ThreadLocal<>();

    private final LongSupplier cpuNanos;
    private final LongSupplier wallNanos;
    private final long wallStartNanos;
    private final long budgetNanos;
    private int ticks;
    private boolean late;
    /** What the thread had used when it was seen to be late. */
    private long lateNanos;

    private boolean overran;

    /** Thrown out of a condition when the time is over. */
    static final class Overrun extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overrun() {
            super("the time is over");
        }
    }

    private RuleBudget(LongSupplier cpuNanos, LongSupplier wallNanos, long budgetMicros) {
        this.cpuNanos = cpuNanos;
        this.wallNanos = wallNanos;
        this.wallStartNanos = wallNanos.getAsLong();
        this.budgetNanos = budgetMicros * 1_000;
    }

    /**
     * Begins an evaluation on this thread; close it there.
     *
     * @param cpuNanos what the thread has used
     * @param wallNanos what a clock on the wall says
     */
    static RuleBudget begin(LongSupplier cpuNanos, LongSupplier wallNanos, long budgetMicros) {
        RuleBudget budget = new RuleBudget(cpuNanos, wallNanos, budgetMicros);
        CURRENT.set(budget);
        return budget;
    }

    /** Generated code says that it tries a condition. Nothing happens outside an evaluation. */
    public static void tick() {
        RuleBudget budget = CURRENT.get();
        if (budget != null && (++budget.ticks & TICKS_A_LOOK_MASK) == 0 && budget.isOver()) {
            throw new Overrun();
        }
    }

    /**
     * Is the time over? Once it is, it stays so. A thread has not computed longer than it took, and the clock on the wall is
     * read in some 50 ns where that of the thread takes the kernel up to 15 microseconds: only who is late on the wall is
     * measured by it, from then on. So an evaluation that does nothing but compute is stopped after twice its budget, and one
     * whose thread was made to wait is not stopped for that.
     */
    boolean isOver() {
        if (!overran && wallNanos.getAsLong() - wallStartNanos > budgetNanos) {
            long used = cpuNanos.getAsLong();
            if (!late) {
                late = true;
                lateNanos = used;
            }
            overran = used - lateNanos > budgetNanos;
        }
        return overran;
    }

    /** Was the time over when somebody looked? */
    boolean overran() {
        return overran;
    }

    /** On the wall, whoever had the processor meanwhile. */
    long wallMicros() {
        return (wallNanos.getAsLong() - wallStartNanos) / 1_000;
    }

    @Override
    public void close() {
        CURRENT.remove();
    }
}
