package dev.meanwhile.check;

import java.util.Locale;

/// Turns names of the program into words for people.
final class Words {
    private Words() {}

    /// `the posts wait` for `thePostsWait()`; a name that somebody chose stays as it is.
    static String ofTest(String displayName) {
        return displayName.matches("\\p{javaJavaIdentifierPart}+\\(.*\\)")
                ? camelCase(displayName.replaceFirst("\\(.*", ""))
                : displayName;
    }

    /// `posts of the author` for `PostsOfTheAuthorTest`, also for one in a cell or in another class.
    static String ofClass(String className) {
        return className.matches("[\\p{javaJavaIdentifierPart}.]+")
                ? camelCase(className.replaceFirst("^.*[.$]", "").replaceFirst("(?<=.)Tests?$", ""))
                : className;
    }

    /// The text with `MyTest` for `REPL.$JShell$12$MyTest`, and `List` for `java.util.List`.
    static String withoutPackages(String text) {
        return text.replaceAll("REPL\\.\\$JShell\\$\\w+\\$", "").replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
    }

    /// `1 test`, `2 tests`.
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /// Breaks lines at blanks, so that none is longer than `width` if it has blanks.
    static String wrap(String text, int width) {
        return text.replaceAll("(?m)(.{1," + width + "})(?: +|$)", "$1\n")
                .replaceAll("\n\n", "\n")
                .stripTrailing();
    }

    private static String camelCase(String name) {
        return name.replaceAll("(?<=[\\p{Ll}0-9])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})|(?<=\\p{Ll})(?=[0-9])", " ")
                .replace('_', ' ')
                .toLowerCase(Locale.ROOT);
    }
}
