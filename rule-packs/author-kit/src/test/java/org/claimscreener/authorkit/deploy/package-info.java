/** Tests of keys, archives, signatures, and of what the promoter is told. */
@NullMarked
package org.claimscreener.authorkit.deploy;

import org.jspecify.annotations.NullMarked;
