/** What operations ask first: which alerts fire, how much is decided and how fast, as Prometheus tells. */
@NullMarked
package org.claimscreener.console.status;

import org.jspecify.annotations.NullMarked;
