package io.tidings.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A vocabulary as bytes, big-endian, version 1:
///
/// ```
/// 4 bytes  "TVOC"
/// 2 bytes  version = 1
/// 4 bytes  number of words, the two reserved indices left out
/// then for each word in index order
///   2 bytes  length of its UTF-8 form, at least 1
///   n bytes  UTF-8
///   8 bytes  count
/// ```
/// Counts never increase from word to word and no word occurs twice; nothing follows the last word.
final class VocabularyFormat {

    private static final byte[] MAGIC = "TVOC".getBytes(StandardCharsets.US_ASCII);
    private static final short VERSION = 1;
    private static final int HEADER = MAGIC.length + Short.BYTES + Integer.BYTES;
    private static final int SMALLEST_ENTRY = Short.BYTES + 1 + Long.BYTES;
    private static final int LONGEST_WORD = 0xFFFF;

    private VocabularyFormat() {}

    static byte[] write(Vocabulary vocabulary) {
        int words = vocabulary.size() - Vocabulary.RESERVED;
        var encoded = new byte[words][];
        int total = HEADER;
        for (int i = 0; i < words; i++) {
            encoded[i] = vocabulary.word(i + Vocabulary.RESERVED).getBytes(StandardCharsets.UTF_8);
            if (encoded[i].length > LONGEST_WORD) {
                throw new IllegalStateException("a word of " + encoded[i].length + " bytes cannot be stored, at most "
                        + LONGEST_WORD + ": lower maxTokenLength");
            }
            total = Math.addExact(total, Short.BYTES + encoded[i].length + Long.BYTES);
        }
        var out = ByteBuffer.allocate(total).put(MAGIC).putShort(VERSION).putInt(words);
        for (int i = 0; i < words; i++) {
            out.putShort((short) encoded[i].length).put(encoded[i]).putLong(vocabulary.count(i + Vocabulary.RESERVED));
        }
        return out.array();
    }

    static Vocabulary read(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        int size = readHeader(in);
        var words = new WordBuffer(size);
        var counts = new long[size];
        long former = Long.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            int at = in.position();
            CharBuffer word = readWord(in, i);
            counts[i] = in.getLong();
            require(counts[i] >= 0 && counts[i] <= former, "count " + counts[i] + " out of order", i, at);
            former = counts[i];
            int number = words.add(word.array(), 0, word.length());
            require(number == i, "word '" + word + "' occurs twice", i, at);
        }
        if (in.hasRemaining()) {
            throw new VocabularyFormatException(
                    "vocabulary: " + in.remaining() + " bytes follow the last of " + size + " words");
        }
        return new Vocabulary(words, counts);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    private static int readHeader(ByteBuffer in) {
        if (in.remaining() < HEADER || !in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
            throw new VocabularyFormatException("vocabulary: expected the bytes to start with 'TVOC'");
        }
        in.position(MAGIC.length);
        short version = in.getShort();
        if (version != VERSION) {
            throw new VocabularyFormatException(
                    "vocabulary: version " + version + " is not known, expected " + VERSION
                            + "; a newer Tidings may read it");
        }
        int size = in.getInt();
        // Checked before anything is allocated: a size that the bytes cannot hold is a damaged or hostile file.
        if (size < 0 || (long) size * SMALLEST_ENTRY > in.remaining()) {
            throw new VocabularyFormatException(
                    "vocabulary: claims " + Integer.toUnsignedString(size) + " words, but only " + in.remaining()
                            + " bytes follow");
        }
        return size;
    }

    /// Leaves at least the bytes of the count to read.
    private static CharBuffer readWord(ByteBuffer in, int index) {
        int at = in.position();
        require(in.remaining() >= SMALLEST_ENTRY, "the bytes end early", index, at);
        int length = Short.toUnsignedInt(in.getShort());
        require(length > 0 && in.remaining() >= length + Long.BYTES, "length " + length + " is not possible", index,
                at);
        try {
            CharBuffer word = StandardCharsets.UTF_8.newDecoder().decode(in.slice(in.position(), length));
            in.position(in.position() + length);
            return word;
        } catch (CharacterCodingException e) {
            throw new VocabularyFormatException(
                    "vocabulary: word " + index + " at byte " + at + ": not UTF-8 (" + e + ")");
        }
    }

    private static void require(boolean condition, String found, int index, int at) {
        if (!condition) {
            throw new VocabularyFormatException("vocabulary: word " + index + " at byte " + at + ": " + found);
        }
    }
}
