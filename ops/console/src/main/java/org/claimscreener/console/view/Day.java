package org.claimscreener.console.view;

import java.time.LocalDate;

/**
 * What happened on one civil day of Asia/Shanghai.
 *
 * @param opened holds that began
 * @param closed holds that ended
 * @param heldFen withheld by decisions of that day
 * @param releasedFen of holds, paid on that day
 * @param deductedFen deducted on that day
 */
public record Day(LocalDate date, long opened, long closed, long heldFen, long releasedFen, long deductedFen) {}
