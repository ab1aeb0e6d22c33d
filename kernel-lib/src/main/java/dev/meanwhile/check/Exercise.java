package dev.meanwhile.check;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Ties a test class in a notebook to its exercise, from which it gets its title, hints and solution:
///
/// ```java
/// @Exercise("01-1")
/// class PostsOfTheAuthorTest {
///     @Test
///     void thePostsWaitForTheAuthor() { … }
/// }
/// ```
///
/// A test class without it can be checked as well; it then has no hints, and its progress is kept under its own
/// name.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Exercise {
    /// The number of the lesson and of the exercise in it, like `"01-2"`.
    String value();
}
