/**
 * What is kept of an institution's past, of its items, bills and practitioners: panes of own time, their running sums,
 * distinct members, and what each settlement added, so that it can be taken back.
 */
@NullMarked
package org.claimscreener.engine.profile;

import org.jspecify.annotations.NullMarked;
