package io.tidings.app;

/// The entry point of the command line.
public final class Tidings {

    private Tidings() {}

    public static void main(String[] args) {
        System.out.println("tidings " + args.length);
    }
}
