/** What one step of the decision costs, measured by JMH: see {@code benchmarks/run-micro}. */
@NullMarked
package org.claimscreener.micro;

import org.jspecify.annotations.NullMarked;
