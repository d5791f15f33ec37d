/** What is measured, each in processes of its own, all between the same two topics. */
@NullMarked
package org.claimscreener.load.sut;

import org.jspecify.annotations.NullMarked;
