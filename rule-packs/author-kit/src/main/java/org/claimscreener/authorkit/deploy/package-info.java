/**
 * From a folder to what decides: keys, archives, signatures, and the promoter's orders. Commands read options and write
 * lines; the log of orders and what jobs report are read in {@code log}.
 */
@NullMarked
package org.claimscreener.authorkit.deploy;

import org.jspecify.annotations.NullMarked;
