package REPL;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a learner's program takes and gives.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Takes {
    /// In milliseconds: virtual ones exactly, real ones at least.
    long millis();

    /// The text of its result.
    String gives() default "null";

    /// Whether the program makes sense outside of a simulation.
    boolean outsideToo() default true;
}
