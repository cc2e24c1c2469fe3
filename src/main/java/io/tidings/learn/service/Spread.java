package io.tidings.learn.service;

/// Spreads names evenly over all numbers: a choice by it is as good as one by lot, and can be made again.
final class Spread {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Spread() {}

    /// FNV-1a over the UTF-16 units, mixed as in SplitMix64.
    static long hash(long seed, String name) {
        long hash = FNV_OFFSET ^ mixed(seed);
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * FNV_PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
