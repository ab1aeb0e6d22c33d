package dev.meanwhile.agreement;

import java.util.List;

/// A random async program: the body of its main function.
record Program(List<Statement> body) {
    Program {
        body = List.copyOf(body);
    }
}
