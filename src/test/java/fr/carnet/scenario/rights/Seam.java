package fr.carnet.scenario.rights;

import java.io.IOException;
import java.util.Optional;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;

/** One place where the server enforces the decision, taken out of the running server as if nobody had written it. */
final class Seam implements AutoCloseable {
    private final Class<?> type;
    private final ClassReloadingStrategy strategy;

    private Seam(Class<?> type, ClassReloadingStrategy strategy) {
        this.type = type;
        this.strategy = strategy;
    }

    /** @param advice what the method does instead, as Byte Buddy advice */
    static Seam without(String type, String method, Class<?> advice) {
        ByteBuddyAgent.install();
        Class<?> place = named(type);
        ClassReloadingStrategy strategy =
                ClassReloadingStrategy.fromInstalledAgent(ClassReloadingStrategy.Strategy.REDEFINITION);
        new ByteBuddy()
                .with(Implementation.Context.Disabled.Factory.INSTANCE)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .redefine(place)
                .visit(Advice.to(advice).on(ElementMatchers.named(method)))
                .make()
                .load(place.getClassLoader(), strategy);
        return new Seam(place, strategy);
    }

    private static Class<?> named(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    public void close() {
        try {
            strategy.reset(ClassFileLocator.ForClassLoader.of(type.getClassLoader()), type);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    /** Everything may be shown. */
    static final class Yes {
        @Advice.OnMethodExit
        static void answer(@Advice.Return(readOnly = false) boolean answer) {
            answer = true;
        }
    }

    /** Nothing is hidden. */
    static final class No {
        @Advice.OnMethodExit
        static void answer(@Advice.Return(readOnly = false) boolean answer) {
            answer = false;
        }
    }

    /** No refusal is found. */
    static final class NoRefusal {
        @Advice.OnMethodExit
        static void answer(@Advice.Return(readOnly = false) Optional<?> refusal) {
            refusal = Optional.empty();
        }
    }

    /** The method does nothing at all. */
    static final class Nothing {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean skip() {
            return true;
        }
    }
}
