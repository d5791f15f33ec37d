/** Tests of the network client, with the doubles they share. */
@NullMarked
package org.claimscreener.network;

import org.jspecify.annotations.NullMarked;
