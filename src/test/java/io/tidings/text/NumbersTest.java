package io.tidings.text;

import static io.tidings.text.TokenAssertions.assertTokens;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ratings stay, other numbers become one token.
class NumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            10/10 7.5/10 1/2 24/7 | 10/10 7.5/10 1/2 24/7
            4.5 stars, 2 or 100 | 4.5 stars , 2 or 100
            3d 1st 90s mp3 | 3d 1st 90s mp3
            ٥/١٠ १० １２ | 5/10 10 12
            ends with 5. | ends with 5 .
            """)
    void keepShortNumbers(String text, String tokens) {
        assertTokens(text, tokens);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            in 1999 for $3,000,000 | in <number> for $ <number>
            12/25/2014 10:30 101 | <number> <number> <number>
            3.14159 12.50 | <number> <number>
            1,5 1,50 | 1 , 5 1 , 50
            192.168.0.1 | <number>
            """)
    void replaceOthers(String text, String tokens) {
        assertTokens(text, tokens);
    }
}
