/**
 * The national interface's JSON form of settlements and reversals, read into wire records and written from them, and
 * the lines that {@code ops/screener screen} answers with. Only forms are judged here; whether a settlement makes sense
 * (signs, order of times) is the engine's intake, which sees Kafka's input too.
 */
@NullMarked
package org.claimscreener.national;

import org.jspecify.annotations.NullMarked;
