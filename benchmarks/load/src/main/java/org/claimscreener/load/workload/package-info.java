/** What is to be measured: systems, rates, how much past. */
@NullMarked
package org.claimscreener.load.workload;

import org.jspecify.annotations.NullMarked;
