/** Draws released settlements for inspection, by the month's secret seed. The only package that reads the file of seeds. */
@NullMarked
package org.claimscreener.supervision.inspection;

import org.jspecify.annotations.NullMarked;
