package dev.meanwhile.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Marks a static method that learner code calls in place of one of the JDK's: the one of the same parameters.
///
/// ```java
/// @Twin(Thread.class)          // instead of the static method Thread.sleep(long)
/// public static void sleep(long millis) throws InterruptedException
///
/// @Twin(Semaphore.class)       // instead of the instance method tryAcquire(long, TimeUnit), also of subclasses
/// public static boolean tryAcquire(Semaphore semaphore, long timeout, TimeUnit unit) throws InterruptedException
///
/// @Twin(value = Thread.class, name = Twin.NEW)      // instead of new Thread(task)
/// public static Thread newThread(Runnable task)
/// ```
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Twin {
    /// The class that declares the original.
    Class<?> value();

    /// The name of that class, if it is a preview of the JDK's and cannot be named otherwise; [#value()] is a
    /// supertype then.
    String preview() default "";

    /// The [#name()] of constructors.
    String NEW = "<init>";

    /// The original's name, if it is not that of the twin.
    String name() default "";
}
