/** What all jobs have in common: how they run, packed state, dead letters, producers' settings, metrics. No job's own matter. */
@NullMarked
package org.claimscreener.flow;

import org.jspecify.annotations.NullMarked;
