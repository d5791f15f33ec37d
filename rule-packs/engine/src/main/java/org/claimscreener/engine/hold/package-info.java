/**
 * What becomes of withheld money: the state machine of a hold, who may do what to it, and its deadlines. Pure: state and
 * what happens go in, the new state and the steps to publish come out. The job that keeps the state, and its timers, and
 * the desk where people work are elsewhere.
 */
@NullMarked
package org.claimscreener.engine.hold;

import org.jspecify.annotations.NullMarked;
