/** Who is signed in, in which roles. */
@NullMarked
package org.claimscreener.console.identity;

import org.jspecify.annotations.NullMarked;
