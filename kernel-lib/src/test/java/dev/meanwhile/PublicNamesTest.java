package dev.meanwhile;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A public type with the name of a type that JShell, JJava or a lesson imports would be ambiguous in every cell.
class PublicNamesTest {
    private static final List<String> IMPORTED_BY_DEFAULT = List.of(
            "java.io",
            "java.lang",
            "java.math",
            "java.net",
            "java.nio.file",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.function",
            "java.util.prefs",
            "java.util.regex",
            "java.util.stream",
            "org.junit.jupiter.api"); // by the first cell of each lesson

    @Test
    void noPublicTypeIsNamedLikeADefaultImport() {
        var clashes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.meanwhile").stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                        .filter(type -> reachedByImport(type))
                        .flatMap(PublicNamesTest::clashes)
                        .sorted()
                        .toList();
        assertThat(clashes).isEmpty();
    }

    @Test
    void theTestWouldSeeAClash() {
        assertThat(exists("java.util.concurrent.Flow")).isTrue();
        assertThat(exists("java.util.concurrent.Promise")).isFalse();
    }

    /// Top-level types, and the types in the classes whose static members cells import.
    private static boolean reachedByImport(JavaClass type) {
        return !type.isNestedClass()
                || type.getEnclosingClass()
                        .filter(outer -> List.of("Workbook", "Blog").contains(outer.getSimpleName()))
                        .isPresent();
    }

    private static Stream<String> clashes(JavaClass type) {
        return IMPORTED_BY_DEFAULT.stream()
                .map(packageName -> packageName + "." + type.getSimpleName())
                .filter(PublicNamesTest::exists)
                .map(name -> type.getName() + " is named like " + name);
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, PublicNamesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
