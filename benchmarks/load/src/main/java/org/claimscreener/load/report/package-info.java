/** The results as JSON, as Markdown and as plots. */
@NullMarked
package org.claimscreener.load.report;

import org.jspecify.annotations.NullMarked;
