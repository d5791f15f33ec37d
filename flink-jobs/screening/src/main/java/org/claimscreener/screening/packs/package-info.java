/**
 * Which rule packs decide: how they come to a job from their log of orders, are compiled once a JVM, and are stamped on each
 * settlement. What an order means is the engine's business; here it is carried to every subtask, and only when all are ready
 * does anything change.
 */
@NullMarked
package org.claimscreener.screening.packs;

import org.jspecify.annotations.NullMarked;
