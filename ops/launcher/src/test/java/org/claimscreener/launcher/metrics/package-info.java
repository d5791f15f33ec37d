/** Whether rules, dashboards, docs and code go together with the catalogue of metrics. */
@NullMarked
package org.claimscreener.launcher.metrics;

import org.jspecify.annotations.NullMarked;
