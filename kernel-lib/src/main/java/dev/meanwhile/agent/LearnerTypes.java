package dev.meanwhile.agent;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.constant.ClassDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Knows the classes of learners without loading them: loading a class while another is being loaded would keep
/// it from being rewritten.
final class LearnerTypes {
    /// Where cells and prompts are compiled to.
    static final String PACKAGE = "REPL/";

    /// @param methods names and descriptors of the methods that it declares itself
    private record Type(
            boolean isInterface, @Nullable String superclass, List<String> interfaces, java.util.Set<String> methods) {
        static Type of(ClassModel model) {
            return new Type(
                    model.flags().has(java.lang.reflect.AccessFlag.INTERFACE),
                    model.superclass().map(c -> c.asInternalName()).orElse(null),
                    model.interfaces().stream().map(c -> c.asInternalName()).toList(),
                    model.methods().stream()
                            .map(m -> m.methodName().stringValue()
                                    + m.methodType().stringValue())
                            .collect(Collectors.toSet()));
        }
    }

    private final Map<String, Type> known = new ConcurrentHashMap<>();

    static boolean isLearners(String internalName) {
        return internalName.startsWith(PACKAGE);
    }

    /// Remembers a class that is being loaded.
    void add(ClassModel model) {
        known.put(model.thisClass().asInternalName(), Type.of(model));
    }

    /// Whether `owner.method` is the method of `original`'s, or of a subclass that is none of a learner's own.
    ///
    /// @param method its name and descriptor
    boolean inherits(String owner, String method, Class<?> original, @Nullable ClassLoader loader) {
        if (!isLearners(owner)) {
            var type = load(owner, loader);
            return type != null && original.isAssignableFrom(type);
        }
        var type = find(owner, loader);
        return type != null
                && !type.methods.contains(method)
                && Stream.concat(Stream.ofNullable(type.superclass), type.interfaces.stream())
                        .anyMatch(parent -> inherits(parent, method, original, loader));
    }

    /// For the frames of rewritten methods. An unknown class counts as a direct subclass of `Object`.
    ClassHierarchyResolver resolver(@Nullable ClassLoader loader) {
        ClassHierarchyResolver learners = type -> {
            var name = internalName(type);
            return isLearners(name) ? info(find(name, loader)) : null;
        };
        ClassHierarchyResolver others = type -> {
            var found = load(internalName(type), loader);
            return found == null ? null : info(found);
        };
        return learners.orElse(others).orElse(type -> info((Type) null)).cached();
    }

    private static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    private static ClassHierarchyResolver.ClassHierarchyInfo info(@Nullable Type type) {
        if (type == null || type.superclass == null) {
            return ClassHierarchyResolver.ClassHierarchyInfo.ofClass(java.lang.constant.ConstantDescs.CD_Object);
        }
        return type.isInterface
                ? ClassHierarchyResolver.ClassHierarchyInfo.ofInterface()
                : ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ClassDesc.ofInternalName(type.superclass));
    }

    private static ClassHierarchyResolver.ClassHierarchyInfo info(Class<?> type) {
        if (type.isInterface()) {
            return ClassHierarchyResolver.ClassHierarchyInfo.ofInterface();
        }
        return ClassHierarchyResolver.ClassHierarchyInfo.ofClass(Optional.ofNullable(type.getSuperclass())
                .flatMap(Class::describeConstable)
                .orElse(null));
    }

    private @Nullable Type find(String learners, @Nullable ClassLoader loader) {
        var type = known.get(learners);
        return type != null ? type : read(learners, loader);
    }

    /// JShell's class loader gives the bytes of classes that are not loaded yet, that of JJava does not.
    private static @Nullable Type read(String learners, @Nullable ClassLoader loader) {
        if (loader == null) {
            return null;
        }
        try (var in = loader.getResourceAsStream(learners + ".class")) {
            return in == null ? null : Type.of(ClassFile.of().parse(in.readAllBytes()));
        } catch (IOException | IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Class<?> load(String internalName, @Nullable ClassLoader loader) {
        if (internalName.startsWith("[")) {
            return null;
        }
        try {
            return Class.forName(internalName.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
