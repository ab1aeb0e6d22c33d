package dev.meanwhile;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// Imports point one way: kernel, check, diagnose, render → timeline → promise → sim. The root package is the
/// facade, which names everything but the kernels.
class ArchitectureTest {
    private static final String ROOT = "dev.meanwhile";
    private static final String SIM = "dev.meanwhile.sim..";
    private static final String PROMISE = "dev.meanwhile.promise..";
    private static final String TIMELINE = "dev.meanwhile.timeline..";
    private static final String RENDER = "dev.meanwhile.render..";
    private static final String DIAGNOSE = "dev.meanwhile.diagnose..";
    private static final String SERVICE = "dev.meanwhile.service..";
    private static final String CHECK = "dev.meanwhile.check..";
    private static final String AGENT = "dev.meanwhile.agent..";
    private static final String KERNEL = "dev.meanwhile.kernel..";

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.meanwhile");

    @Test
    void theEngineKnowsNothingAboveIt() {
        nothingIn(SIM).names(PROMISE, TIMELINE, RENDER, DIAGNOSE, SERVICE, CHECK, KERNEL, ROOT);
    }

    @Test
    void promisesKnowOnlyTheEngine() {
        nothingIn(PROMISE).names(TIMELINE, RENDER, DIAGNOSE, SERVICE, CHECK, KERNEL, ROOT);
    }

    @Test
    void timelinesKnowNothingOfPicturesAndExercises() {
        nothingIn(TIMELINE).names(RENDER, DIAGNOSE, SERVICE, CHECK, KERNEL, ROOT);
    }

    @Test
    void whatStandsOnTimelinesKnowsNeitherServicesNorKernels() {
        nothingIn(RENDER).names(SERVICE, DIAGNOSE, CHECK, KERNEL);
        nothingIn(DIAGNOSE).names(SERVICE, CHECK, KERNEL);
        nothingIn(CHECK).names(SERVICE, KERNEL);
    }

    @Test
    void theAgentKnowsOnlyTheEngineAndPromises() {
        nothingIn(AGENT).names(TIMELINE, RENDER, DIAGNOSE, SERVICE, CHECK, KERNEL, ROOT);
        nothingIn(SIM).names(AGENT);
        nothingIn(PROMISE).names(AGENT);
    }

    @Test
    void onlyKernelAdaptersKnowKernels() {
        nothingOutsideOf(KERNEL).names(KERNEL, "org.dflib..", "io.github.spencerpark..", "jdk.jshell..");
    }

    @Test
    void onlyChecksKnowJUnit() {
        nothingOutsideOf(CHECK).names("org.junit..", "org.opentest4j..");
    }

    private static Rule nothingIn(String sourcePackage) {
        return targets -> noClasses()
                .that()
                .resideInAPackage(sourcePackage)
                .should()
                .dependOnClassesThat(resideInAnyPackage(targets))
                .allowEmptyShould(true)
                .check(LIBRARY);
    }

    private static Rule nothingOutsideOf(String sourcePackage) {
        return targets -> noClasses()
                .that(resideOutsideOfPackages(sourcePackage))
                .should()
                .dependOnClassesThat(resideInAnyPackage(targets))
                .check(LIBRARY);
    }

    private interface Rule {
        void names(String... targets);
    }
}
