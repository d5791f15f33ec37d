/** An OpenID Connect provider for demonstrations and tests: whoever reaches it may be anybody. Off unless it is enabled. */
@NullMarked
package org.claimscreener.console.identity.dev;

import org.jspecify.annotations.NullMarked;
