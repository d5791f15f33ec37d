/**
 * Figures of a month for the public: folded from decisions and steps of holds, by region and by rule, with what could
 * point at few settlements suppressed, and as one canonical text. Pure. Each figure is defined in
 * flink-jobs/DISCLOSURE.md.
 */
@NullMarked
package org.claimscreener.engine.disclosure;

import org.jspecify.annotations.NullMarked;
