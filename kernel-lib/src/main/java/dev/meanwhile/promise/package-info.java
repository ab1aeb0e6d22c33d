/// Promises by ECMAScript's rules on top of the JDK's [java.util.concurrent.CompletableFuture], and their
/// combinators.
@NullMarked
package dev.meanwhile.promise;

import org.jspecify.annotations.NullMarked;
