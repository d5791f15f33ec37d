/** The faults: each a short script against the running system. */
@NullMarked
package org.claimscreener.faults.scenario;

import org.jspecify.annotations.NullMarked;
