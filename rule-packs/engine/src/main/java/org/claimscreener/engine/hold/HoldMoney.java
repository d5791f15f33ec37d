package org.claimscreener.engine.hold;

import java.util.List;

/**
 * The sums over a hold's lines, in fen. Each line is below 10^12 fen and there are at most 5,000, so that they fit.
 *
 * @param heldFen still withheld
 */
record HoldMoney(long suspectedFen, long heldFen, long releasedFen, long deductedFen, long withdrawnFen) {
    static HoldMoney of(List<LineMoney> lines) {
        long suspected = 0;
        long held = 0;
        long released = 0;
        long deducted = 0;
        long withdrawn = 0;
        for (LineMoney line : lines) {
            suspected = Math.addExact(suspected, line.suspectedFen());
            held = Math.addExact(held, line.heldFen());
            released = Math.addExact(released, line.releasedFen());
            deducted = Math.addExact(deducted, line.deductedFen());
            withdrawn = Math.addExact(withdrawn, line.withdrawnFen());
        }
        return new HoldMoney(suspected, held, released, deducted, withdrawn);
    }
}
