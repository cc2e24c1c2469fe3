package io.tidings;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;

/// Counts the lines of each method of a source file, with the JDK's own parser.
final class MethodLengths {

    private MethodLengths() {}

    static Map<String, Long> of(Path file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, List.of(), null,
                    files.getJavaFileObjects(file));
            var lengths = new LinkedHashMap<String, Long>();
            for (CompilationUnitTree unit : task.parse()) {
                new Counter(unit, Trees.instance(task), lengths).scan(unit, null);
            }
            return lengths;
        }
    }

    private static final class Counter extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final Trees trees;
        private final Map<String, Long> lengths;

        Counter(CompilationUnitTree unit, Trees trees, Map<String, Long> lengths) {
            this.unit = unit;
            this.trees = trees;
            this.lengths = lengths;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long start = lines.getLineNumber(trees.getSourcePositions().getStartPosition(unit, method));
            long end = lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, method));
            lengths.merge(method.getName().toString(), end - start + 1, Math::max);
            return super.visitMethod(method, null);
        }
    }
}
