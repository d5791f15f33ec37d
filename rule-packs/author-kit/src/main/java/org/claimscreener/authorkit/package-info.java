/** {@code packctl}: how a rule pack is written, checked, tested, signed and deployed. */
@NullMarked
package org.claimscreener.authorkit;

import org.jspecify.annotations.NullMarked;
