/**
 * Who is signed in, in which roles, and what must hold of a request before a page sees it: OpenID Connect, sessions,
 * tokens against forged requests, rates. {@link org.claimscreener.console.identity.Identity} is the entrance.
 */
@NullMarked
package org.claimscreener.console.identity;

import org.jspecify.annotations.NullMarked;
