/** Tests of what Prometheus is asked. */
@NullMarked
package org.claimscreener.console.status;

import org.jspecify.annotations.NullMarked;
